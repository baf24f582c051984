import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'lxc-net cannot start dnsmasq, so lxcbr0 does not come up',
  why: 'dnsmasq serves addresses on lxcbr0. If another server listens on port 53 of all addresses, or the network of lxcbr0 is in use elsewhere, it ends, and lxc-net takes the bridge down again.',
  remedy:
    'Let the other server leave lxcbr0 out (`bind-interfaces` and `except-interface=lxcbr0` for dnsmasq), or choose another network with LXC_ADDR in /etc/default/lxc-net; then `systemctl restart lxc-net`.',
  tell: '`systemctl status lxc-net` is failed, and `ss -lnup sport = :53` shows who listens.',
  who: 'root',
  foundBy: ['bridge-up'],
  symptoms: sure(
    'Failed to setup lxc-net',
    '{}dnsmasq: failed to create listening socket for {}',
    '{}dnsmasq: failed to bind {}',
    '{}dnsmasq: unknown interface {}',
  ),
  manpages: ['lxc-net(8)', 'dnsmasq(8)'],
});
