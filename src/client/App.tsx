import type { ComponentType } from "preact";
import { ErrorBoundary, LocationProvider, Route, Router } from "preact-iso";
import type { Role } from "../domain/person.ts";
import { AppShell } from "./AppShell.tsx";
import { CrashScreen } from "./CrashScreen.tsx";
import { currentStore } from "./current.ts";
import { lazyPage } from "./lazyPage.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { Redirect } from "./Redirect.tsx";

const SignInPage = lazyPage(() => import("./features/signIn/SignInPage.tsx").then((module) => module.SignInPage));
const FirstRun = lazyPage(() => import("./features/signIn/FirstRun.tsx").then((module) => module.FirstRun));
const SetUpPage = lazyPage(() => import("./features/signIn/SetUpPage.tsx").then((module) => module.SetUpPage));
const ExporterHome = lazyPage(() => import("./features/home/ExporterHome.tsx").then((module) => module.ExporterHome));
const MentorHome = lazyPage(() => import("./features/home/MentorHome.tsx").then((module) => module.MentorHome));
const ShipmentsPage = lazyPage(() =>
  import("./features/shipments/ShipmentsPage.tsx").then((module) => module.ShipmentsPage),
);
const NewShipment = lazyPage(() => import("./features/shipments/NewShipment.tsx").then((module) => module.NewShipment));
const ShipmentForm = lazyPage(() =>
  import("./features/shipments/ShipmentForm.tsx").then((module) => module.ShipmentForm),
);
const ShipmentCheck = lazyPage(() =>
  import("./features/shipments/ShipmentCheck.tsx").then((module) => module.ShipmentCheck),
);
const ShipmentPage = lazyPage(() =>
  import("./features/shipments/ShipmentPage.tsx").then((module) => module.ShipmentPage),
);
const NilReportPage = lazyPage(() =>
  import("./features/nilReports/NilReportPage.tsx").then((module) => module.NilReportPage),
);
const OutboxPage = lazyPage(() => import("./features/outbox/OutboxPage.tsx").then((module) => module.OutboxPage));
const ProfilePage = lazyPage(() => import("./features/profile/ProfilePage.tsx").then((module) => module.ProfilePage));
const QueuePage = lazyPage(() => import("./features/review/QueuePage.tsx").then((module) => module.QueuePage));
const RealisationPage = lazyPage(() =>
  import("./features/realisation/RealisationPage.tsx").then((module) => module.RealisationPage),
);
const EntriesPage = lazyPage(() =>
  import("./features/realisation/EntriesPage.tsx").then((module) => module.EntriesPage),
);

const pagesOfEverybody = [
  <Route key="first-run" path="/mulai" component={FirstRun} />,
  <Route key="sign-in" path="/masuk" component={SignInPage} />,
  <Route key="profile" path="/saya" component={ProfilePage} />,
  <Route key="not-found" default component={NotFoundPage} />,
];

const fieldPages = (home: ComponentType) => (
  <Router>
    <Route path="/" component={home} />
    <Route path="/ekspor" component={ShipmentsPage} />
    <Route path="/ekspor/baru" component={NewShipment} />
    <Route path="/ekspor/nihil/:month" component={NilReportPage} />
    <Route path="/ekspor/:id" component={ShipmentPage} />
    <Route path="/ekspor/:id/isi/:step" component={ShipmentForm} />
    <Route path="/ekspor/:id/periksa" component={ShipmentCheck} />
    <Route path="/kiriman" component={OutboxPage} />
    {pagesOfEverybody}
  </Router>
);

const exporterPages = fieldPages(ExporterHome);
const mentorPages = fieldPages(MentorHome);

const reviewerPages = (
  <Router>
    <Route path="/" component={() => <Redirect to="/antrean" />} />
    <Route path="/antrean" component={QueuePage} />
    <Route path="/realisasi" component={RealisationPage} />
    <Route path="/realisasi/entri" component={EntriesPage} />
    <Route path="/kiriman" component={OutboxPage} />
    {pagesOfEverybody}
  </Router>
);

const viewerPages = (
  <Router>
    <Route path="/" component={() => <Redirect to="/realisasi" />} />
    <Route path="/realisasi" component={RealisationPage} />
    {pagesOfEverybody}
  </Router>
);

const pagesWithoutAccount = (
  <Router>
    <Route path="/masuk" component={SignInPage} />
    <Route path="/pasang" component={SetUpPage} />
    <Route default component={() => <Redirect to="/masuk" />} />
  </Router>
);

export function App() {
  const role = currentStore.value?.session.person.role;
  return (
    <ErrorBoundary>
      <LocationProvider>
        <CrashScreen>
          <AppShell>{pagesOf(role)}</AppShell>
        </CrashScreen>
      </LocationProvider>
    </ErrorBoundary>
  );
}

/** Each role has its own pages; an address of another role's isn't found. */
function pagesOf(role: Role | undefined) {
  switch (role) {
    case undefined:
      return pagesWithoutAccount;
    case "exporter":
      return exporterPages;
    case "mentor":
      return mentorPages;
    case "viewer":
      return viewerPages;
    case "supervisor":
    case "admin":
      return reviewerPages;
  }
}
