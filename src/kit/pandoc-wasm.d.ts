/** The part of pandoc-wasm that the kit uses; the package brings no types. */
declare module 'pandoc-wasm' {
  export function convert(
    options: Readonly<Record<string, unknown>>,
    input: string | null,
    files: Readonly<Record<string, Blob | string>>,
  ): Promise<{ stdout: string; stderr: string; warnings: { type?: string; verbosity?: string; pretty?: string }[]; files: Record<string, Blob | string> }>;
}
