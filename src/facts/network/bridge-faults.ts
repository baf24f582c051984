import type { Place } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { type BridgeState, bridges, interfacePlace } from './bridges.ts';
import { type LxcNetStarter, lxcNetStarter } from './lxc-net.ts';
import { type Lack, lacksOfLxcNet } from './lxc-net-programs.ts';
import { namedByRoot } from './named-by-root.ts';
import { linkPlace, permittedNics } from './nic-requests.ts';
import { permittedBridges } from './permitted-bridges.ts';

/** A bridge that the container is attached to, and that does not work. */
export interface BridgeFault {
  readonly kind: Exclude<BridgeState, 'up'>;
  readonly bridge: string;
  /** The link that names it. */
  readonly link: Place;
  /** The interface on the host. */
  readonly at: Place;
  /** Root's own files name it for containers. */
  readonly byRoot: boolean;
  /** What can have lxc-net create it. */
  readonly starter: LxcNetStarter | undefined;
  /** What lxc-net needs for that, and is not installed. */
  readonly lacks: readonly Lack[];
}

/** One for each bridge: interfaces on one bridge have one cause. */
export const bridgeFaults: Fact<'container', readonly BridgeFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const nics = know(permittedNics);
    const [stateOf, named] = [know(bridges), know(namedByRoot)];
    const permitted = attempt(() => know(permittedBridges).all);
    const ofRoot = [...named, ...(permitted instanceof Unseen ? [] : permitted)];
    const first = nics.filter(
      ({ bridge }, index) => nics.findIndex((other) => other.bridge === bridge) === index,
    );
    return first.flatMap((each) => {
      const { bridge } = each;
      const kind = stateOf(bridge);
      if (kind === 'up') return [];
      const starter = kind === 'missing' ? know(lxcNetStarter)(bridge) : undefined;
      return [
        {
          kind,
          bridge,
          link: linkPlace(each),
          at: interfacePlace(bridge, kind),
          byRoot: ofRoot.includes(bridge),
          starter,
          lacks: starter ? know(lacksOfLxcNet) : [],
        },
      ];
    });
  },
};
