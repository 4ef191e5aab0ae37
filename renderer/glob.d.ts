/** What the bundler makes of a pattern: every file that fits it, by its path as seen from the file that asks. */
interface ImportMeta {
  glob(
    pattern: string,
    how: { readonly eager: true; readonly import: 'default'; readonly query: '?raw' | '?url' },
  ): Readonly<Record<string, string>>;
}
