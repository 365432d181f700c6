import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";

/** Leads on to another address without leaving this one in the history. */
export function Redirect({ to }: { to: string }) {
  const { route } = useLocation();
  useEffect(() => route(to, true), [to]);
  return null;
}
