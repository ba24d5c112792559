import { openHub } from '../../hub/open.ts';
import { placeOf } from '../../hub/place.ts';
import { markdownFiles, type MarkdownFile } from '../../outputs/markdown/files.ts';
import { markdownOf } from '../../outputs/markdown/page.ts';

export const getStaticPaths = () => markdownFiles(openHub());

export function GET({ props }: Pick<MarkdownFile, 'props'>) {
  const hub = openHub();
  return new Response(markdownOf(hub, props.address, props.locale, placeOf(hub)), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
}
