/** The parts of citation-js that the hub uses; the packages bring no types. */
declare module '@citation-js/core' {
  /** Styles or languages, in XML, by their names. */
  interface Register {
    get(name: string): string;
    add(name: string, xml: string): void;
  }
  export class Cite {
    constructor(data: unknown, options?: { generateGraph?: boolean });
    data: Record<string, unknown>[];
    format(name: 'bibliography', options: { format: 'html'; template: string; lang: string }): string;
    format(name: 'bibtex', options: { format: 'object' }): { type: string; label: string; properties: Record<string, string> }[];
    format(name: 'ris', options: { format: 'object'; spec: 'new' }): Record<string, string | string[]>[];
  }
  export const plugins: {
    config: {
      get(name: '@csl'): { locales: Register; styles: Register };
      get(name: '@bibtex'): { format: { useIdAsLabel: boolean; checkLabel: boolean; asciiOnly: boolean } };
    };
  };
}
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
