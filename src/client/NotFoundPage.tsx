import { words } from "./language/dictionary.ts";
import { common } from "./language/indonesian/common.ts";
import { shell } from "./language/indonesian/shell.ts";
import { usePage } from "./page.ts";
import { ButtonLink } from "./ui/Button.tsx";
import { EmptyState } from "./ui/EmptyState.tsx";
import { PageTitle } from "./ui/PageTitle.tsx";

/** For an address that leads nowhere, or to pages of another role. */
export function NotFoundPage() {
  const { pageNotFound, navigation } = words(common);
  usePage({ title: pageNotFound });
  return (
    <>
      <PageTitle title={pageNotFound} />
      <EmptyState text={words(shell).notFound}>
        <ButtonLink look="main" icon="house" href="/">
          {navigation.home}
        </ButtonLink>
      </EmptyState>
    </>
  );
}
