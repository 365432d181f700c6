import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * The room a chart has, in units of 1/16 rem: drawn to that width, its 13-unit text is 0.8125 rem
 * whatever the size of screen and text.
 */
export function useChartWidth(first: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      const units = Math.floor(element.clientWidth / unit);
      if (units > 0) setWidth(units);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
