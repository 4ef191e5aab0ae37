/** Assets whose proposals changed and whose search rows are still to say so: written many at a time. Frozen once released. */
export const sql = `
CREATE TABLE index_todo (asset_id INTEGER PRIMARY KEY) STRICT;
`;
