import "./Card.css";
import "./Skeleton.css";

/** Grey lines in place of a list; CSS keeps them out of sight for the first 300 ms. */
export function Skeleton({ label, rows = 3 }: { label: string; rows?: number | undefined }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity
        <div key={index} class="card" aria-hidden="true">
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
