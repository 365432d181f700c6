import { useEffect, useState } from "preact/hooks";

/** A text as a QR code, drawn on this device: a one-time link is nobody else's business. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [code, setCode] = useState<{ path: string; size: number }>();
  useEffect(() => {
    let isWanted = true;
    void import("uqr").then(({ encode }) => {
      // Four light modules around are what scanners are promised.
      const { data, size } = encode(text, { ecc: "M", border: 4 });
      if (isWanted) setCode({ path: pathOf(data), size });
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  if (code === undefined) return null;
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={code.path} />
    </svg>
  );
}

function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
}
