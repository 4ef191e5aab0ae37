import type { Part } from '../../../shared/model/export.ts';

/** Stripes over the parts of a copy that its channel covers with its own signs. */
export function Covered({ parts }: { readonly parts: readonly Part[] }) {
  return parts.map((part) => (
    <span
      key={`${part.x} ${part.y} ${part.width} ${part.height}`}
      aria-hidden="true"
      className="covered"
      style={{
        left: `${part.x * 100}%`,
        top: `${part.y * 100}%`,
        width: `${part.width * 100}%`,
        height: `${part.height * 100}%`,
      }}
    />
  ));
}
