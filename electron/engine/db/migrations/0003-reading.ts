/**
 * What reading every kind of material brought: strips of films, stacks of assets that belong together, sidecars beside
 * their owners, and files that are tried once more. Frozen once released.
 */
export const sql = `
ALTER TABLE asset ADD COLUMN strip INTEGER;   -- frames in the strip of a film; null: none
ALTER TABLE asset ADD COLUMN stack TEXT;      -- same for all assets of a stack; null: in none
CREATE INDEX asset_stack ON asset (stack) WHERE stack IS NOT NULL;

-- 1: a file that only accompanies others of its folder; it is no asset while they are there
ALTER TABLE file ADD COLUMN sidecar INTEGER NOT NULL DEFAULT 0;
-- epoch ms at which a file that ended its reader is tried once more; 0: that was done; null: none of that
ALTER TABLE file ADD COLUMN retry_at INTEGER;
CREATE INDEX file_retry ON file (retry_at) WHERE retry_at IS NOT NULL;

-- the halves of a live photo find each other
CREATE INDEX fact_pair ON fact (json_extract(facts, '$.pairId')) WHERE json_extract(facts, '$.pairId') IS NOT NULL;

-- films and sounds wait for a decoder, and hold up nothing that does not
CREATE INDEX asset_moving_waiting ON asset (sk) WHERE picture_state = 0 AND kind IN (1, 2);
-- what had no picture may have one, or a card, now
UPDATE asset SET picture_state = 0 WHERE picture_state = 2;

-- everything is read once more: there is more to be found in it now
UPDATE file SET read_state = 0 WHERE missing = 0;
`;
