import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

/**
 * A page whose code is loaded when it is first opened. Where it can't be loaded, the crash screen stands in its
 * place: the router would go on showing the page before under the new address.
 */
export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  return lazy(() =>
    load().catch(
      (error: unknown): ComponentType =>
        () => {
          throw error;
        },
    ),
  );
}
