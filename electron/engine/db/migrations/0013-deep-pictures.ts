/**
 * Pictures of more than eight bits with a colour profile were drawn in the numbers of another space: they are drawn once more,
 * and stay in sight until then. How deep a TIFF is was never kept, so all of those with a profile are. Frozen once released.
 */
export const sql = `
UPDATE asset SET picture_state = 0
  WHERE picture_state = 1 AND picture_kind = 0
    AND mime IN ('image/tiff', 'image/png', 'image/avif', 'image/vnd.adobe.photoshop')
    AND EXISTS (
      SELECT 1 FROM fact f WHERE f.asset_id = asset.id
        AND json_extract(f.facts, '$.technical.colourProfile') IS NOT NULL
        AND (asset.mime = 'image/tiff' OR json_extract(f.facts, '$.technical.bitDepth') > 8)
    );
`;
