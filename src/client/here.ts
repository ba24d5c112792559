/**
 * The whole address of a path of the hub as others can open it, worked out from the page that is open; nothing
 * where the page is a file or stands on this device alone.
 */
export function addressFrom(page: string, path: string): string | undefined {
  const { protocol, hostname } = new URL(page);
  if (!/^https?:$/.test(protocol) || /^(?:localhost|.+\.localhost|127\..+|0\.0\.0\.0|\[::1?\])$/.test(hostname)) return undefined;
  return new URL(path, page).href;
}
