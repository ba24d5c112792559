import { openHub } from '../../hub/open.ts';
import { placeOf } from '../../hub/place.ts';
import { citationFiles, itemOf, type CitationFile } from '../../outputs/citation/files.ts';
import { citations, FILES } from '../../outputs/citation/formats.ts';

export const getStaticPaths = () => citationFiles(openHub());

export function GET({ params, props }: Pick<CitationFile, 'props'> & { params: { format: CitationFile['params']['format'] } }) {
  const hub = openHub();
  const { form, type } = FILES[params.format];
  return new Response(citations(itemOf(hub, props.entry, props.locale, placeOf(hub)))[form], { headers: { 'content-type': `${type}; charset=utf-8` } });
}
