/** The search index. Frozen once released. */
export const sql = ``;
