/**
 * What the configs set that come with LXC, by name without `.conf`: config/templates/*.conf.in of its 65 releases from 1.0.0 to
 * 7.0.0. Since 3.0 those of distributions are a package of their own, lxc-templates; they are as in its commit c128b96 of
 * 2025-03-15, which reads as its releases 3.0.1 to 3.0.4 but for a capability of alpine.common.
 */
export type ShippedFiles = Readonly<Record<string, ShippedFile>>;

export interface ShippedFile {
  /** The releases of LXC that have it: see `Releases`. */
  readonly in: string;
  /**
   * A line with releases stands above those that these have, which are indented; `lxc.cap.drop = a; b` is two lines of a
   * config. `@config@` is the directory of these files, `@hooks@` that of LXC's hooks.
   */
  readonly lines: string;
}
