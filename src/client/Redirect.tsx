import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";

/** Leads on to another address without leaving this one in the history. */
export function Redirect({ to }: { to: string }) {
  const { route } = useLocation();
  useEffect(() => route(to, true), [to, route]);
  return null;
}
