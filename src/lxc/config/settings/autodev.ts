import type { Settings } from './settings.ts';

/** Whether LXC fills /dev of the container, as it does by default. An empty value is 0 (`set_config_autodev` in confile.c). */
export const hasAutodev = ({ last }: Pick<Settings, 'last'>): boolean => {
  const value = last.get('lxc.autodev')?.value;
  return value !== '0' && value !== '';
};
