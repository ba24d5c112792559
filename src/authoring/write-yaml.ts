import { Document, isScalar, visit } from 'yaml';

/** An id, or a word of a closed list: it needs no quotes in any reader of YAML. */
const BARE = /^[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*$/;
/** Words that older readers take for yes, no or nothing. */
const READ_OTHERWISE = /^(?:y|n|yes|no|on|off|true|false|null|nan)$/;

/**
 * Fields as a person would write them: words in quotes, ids without, one field a line. Whatever the words
 * are, they are read back as they were.
 *
 * @param remark a comment below the fields.
 */
export function writeYaml(fields: Readonly<Record<string, unknown>>, remark?: string): string {
  const document = new Document(fields);
  visit(document, {
    Scalar(key, node) {
      if (typeof node.value !== 'string') return;
      if (key === 'key') {
        if (READ_OTHERWISE.test(node.value)) node.type = 'QUOTE_DOUBLE';
        return;
      }
      node.type = BARE.test(node.value) && !READ_OTHERWISE.test(node.value) ? 'PLAIN' : 'QUOTE_DOUBLE';
    },
  });
  visit(document, {
    // Ids and choices stand in a row, as people write them; sentences each on a line of their own.
    Seq(_key, node) {
      if (node.items.length < 6 && node.items.every((item) => isScalar(item) && item.type === 'PLAIN')) node.flow = true;
    },
  });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  return remark ? `${text}# ${remark}\n` : text;
}
