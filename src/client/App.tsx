import type { ComponentType, VNode } from "preact";
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
const ExportersPage = lazyPage(() =>
  import("./features/exporters/ExportersPage.tsx").then((module) => module.ExportersPage),
);
const ExporterPage = lazyPage(() =>
  import("./features/exporters/ExporterPage.tsx").then((module) => module.ExporterPage),
);
const NewExporter = lazyPage(() =>
  import("./features/exporters/ExporterForm.tsx").then((module) => module.NewExporter),
);
const ChangeExporter = lazyPage(() =>
  import("./features/exporters/ExporterForm.tsx").then((module) => module.ChangeExporter),
);
const ExportStopForm = lazyPage(() =>
  import("./features/exporters/ExportStopForm.tsx").then((module) => module.ExportStopForm),
);
const VisitsPage = lazyPage(() => import("./features/visits/VisitsPage.tsx").then((module) => module.VisitsPage));
const NewVisit = lazyPage(() => import("./features/visits/NewVisit.tsx").then((module) => module.NewVisit));
const VisitForm = lazyPage(() => import("./features/visits/VisitForm.tsx").then((module) => module.VisitForm));
const VisitCheck = lazyPage(() => import("./features/visits/VisitCheck.tsx").then((module) => module.VisitCheck));
const VisitPage = lazyPage(() => import("./features/visits/VisitPage.tsx").then((module) => module.VisitPage));
const FollowUpsPage = lazyPage(() =>
  import("./features/followUps/FollowUpsPage.tsx").then((module) => module.FollowUpsPage),
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
const DataIndex = lazyPage(() => import("./features/officeData/DataIndex.tsx").then((module) => module.DataIndex));
const PeoplePage = lazyPage(() => import("./features/officeData/PeoplePage.tsx").then((module) => module.PeoplePage));
const PersonPage = lazyPage(() => import("./features/officeData/PersonPage.tsx").then((module) => module.PersonPage));
const DevicesPage = lazyPage(() =>
  import("./features/officeData/DevicesPage.tsx").then((module) => module.DevicesPage),
);
const QuarantinePage = lazyPage(() =>
  import("./features/officeData/QuarantinePage.tsx").then((module) => module.QuarantinePage),
);
const TargetsPage = lazyPage(() =>
  import("./features/officeData/TargetsPage.tsx").then((module) => module.TargetsPage),
);
const FiguresPage = lazyPage(() =>
  import("./features/officeData/FiguresPage.tsx").then((module) => module.FiguresPage),
);
const RatesPage = lazyPage(() => import("./features/officeData/RatesPage.tsx").then((module) => module.RatesPage));
const OfficePage = lazyPage(() => import("./features/officeData/OfficePage.tsx").then((module) => module.OfficePage));
const HistoryPage = lazyPage(() =>
  import("./features/officeData/HistoryPage.tsx").then((module) => module.HistoryPage),
);

const pagesOfEverybody = [
  <Route key="first-run" path="/mulai" component={FirstRun} />,
  <Route key="sign-in" path="/masuk" component={SignInPage} />,
  <Route key="profile" path="/saya" component={ProfilePage} />,
  <Route key="not-found" default component={NotFoundPage} />,
];

const exporterDirectory = [
  <Route key="exporters" path="/eksportir" component={ExportersPage} />,
  <Route key="new-exporter" path="/eksportir/baru" component={NewExporter} />,
  <Route key="exporter" path="/eksportir/:id" component={ExporterPage} />,
  <Route key="change-exporter" path="/eksportir/:id/ubah" component={ChangeExporter} />,
  <Route key="export-stop" path="/eksportir/:id/berhenti" component={ExportStopForm} />,
];

const mentoring = [
  <Route key="visits" path="/kunjungan" component={VisitsPage} />,
  <Route key="new-visit" path="/kunjungan/baru" component={NewVisit} />,
  <Route key="visit" path="/kunjungan/:id" component={VisitPage} />,
  <Route key="visit-form" path="/kunjungan/:id/isi/:section" component={VisitForm} />,
  <Route key="visit-check" path="/kunjungan/:id/periksa" component={VisitCheck} />,
  <Route key="follow-ups" path="/tindak-lanjut" component={FollowUpsPage} />,
];

const fieldPages = (home: ComponentType, ofRole: VNode[] = []) => (
  <Router>
    <Route path="/" component={home} />
    <Route path="/ekspor" component={ShipmentsPage} />
    <Route path="/ekspor/baru" component={NewShipment} />
    <Route path="/ekspor/nihil/:month" component={NilReportPage} />
    <Route path="/ekspor/:id" component={ShipmentPage} />
    <Route path="/ekspor/:id/isi/:step" component={ShipmentForm} />
    <Route path="/ekspor/:id/periksa" component={ShipmentCheck} />
    <Route path="/kiriman" component={OutboxPage} />
    {ofRole}
    {pagesOfEverybody}
  </Router>
);

const exporterPages = fieldPages(ExporterHome);
const mentorPages = fieldPages(MentorHome, [...exporterDirectory, ...mentoring]);

const reviewerPages = (
  <Router>
    <Route path="/" component={() => <Redirect to="/antrean" />} />
    <Route path="/antrean" component={QueuePage} />
    <Route path="/realisasi" component={RealisationPage} />
    <Route path="/realisasi/entri" component={EntriesPage} />
    {exporterDirectory}
    <Route path="/kunjungan" component={VisitsPage} />
    <Route path="/kunjungan/:id" component={VisitPage} />
    <Route path="/tindak-lanjut" component={FollowUpsPage} />
    <Route path="/kiriman" component={OutboxPage} />
    <Route path="/data" component={DataIndex} />
    <Route path="/data/pengguna" component={PeoplePage} />
    <Route path="/data/pengguna/:id" component={PersonPage} />
    <Route path="/data/perangkat" component={DevicesPage} />
    <Route path="/data/karantina" component={QuarantinePage} />
    <Route path="/data/target" component={TargetsPage} />
    <Route path="/data/angka-resmi" component={FiguresPage} />
    <Route path="/data/kurs" component={RatesPage} />
    <Route path="/data/kantor" component={OfficePage} />
    <Route path="/riwayat" component={HistoryPage} />
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
