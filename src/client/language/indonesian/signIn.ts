/** Words of signing in, of the first run and of setting up an empty server. */
export const signIn = {
  title: "Masuk",
  internetNeeded: "Masuk pertama kali perlu internet.",
  readyOffline: "Siap dipakai tanpa internet",

  intro: "Buka tautan masuk dari dinas di HP ini, atau salin lalu tempel di sini.",
  link: "Tautan masuk",
  /** @param start of such a link */
  linkHint: (start: string) => `Dimulai dengan ${start}`,
  enter: "Masuk",
  notALink: "Ini bukan tautan masuk. Salin seluruh tautan dari pesan dinas.",
  checking: "Memeriksa tautan…",
  /** Signed in before, and the server doesn't know this device any more. */
  expired: (name: string) => `${name} perlu masuk lagi di HP ini.`,
  dataSafe: "Data di HP ini aman dan dikirim setelah masuk lagi. Minta tautan baru dari dinas.",
  askOnWhatsApp: "Hubungi dinas lewat WhatsApp",
  /** Text that opens in WhatsApp. */
  whatsAppText: "Saya perlu tautan baru untuk masuk ke Jejak Ekspor.",
  alreadySignedIn: (name: string) => `HP ini sedang dipakai ${name}.`,
  takeOver: (name: string) =>
    `Kalau tautan ini milik ${name}, teruskan saja. Kalau milik orang lain, ${name} perlu tautan baru untuk kembali. Data ${name} tetap di HP ini.`,
  useLink: "Masuk dengan tautan ini",
  useCode: "Masuk dengan kode ini",
  /** Shut out by the office, or from another device of the same person. */
  revoked: (name: string) => `HP ini sudah dikeluarkan dari akun ${name}.`,
  disabled: (name: string) => `Akun ${name} dinonaktifkan dinas.`,
  disabledSafe: "Data di HP ini aman. Yang belum terkirim diserahkan ke dinas untuk diperiksa.",
  code: {
    label: "Punya kode?",
    hint: "8 huruf dari HP yang sudah masuk: Saya, lalu Hubungkan HP lain.",
    enter: "Masuk dengan kode",
    notACode: "Kode terdiri dari 8 huruf, tanpa angka dan tanpa huruf I dan O.",
  },
  stay: "Tetap di Beranda",

  /** What is wrong with a link, and what to do. */
  problems: {
    used: { what: "Tautan ini sudah dipakai.", next: "Satu tautan hanya untuk satu HP. Minta tautan baru dari dinas." },
    expired: {
      what: "Masa pakai tautan ini sudah habis.",
      next: "Tautan berlaku 7 hari. Minta tautan baru dari dinas.",
    },
    unknown: {
      what: "Tautan ini tidak dikenal.",
      next: "Salin seluruh tautan dari pesan dinas, atau minta tautan baru dari dinas.",
    },
    /** The server says the same of a code that is wrong, old or used. */
    unknownCode: {
      what: "Kode ini tidak berlaku.",
      next: "Kode hanya berlaku 10 menit dan satu kali. Minta kode baru di HP yang sudah masuk.",
    },
    otherAddress: (host: string) => ({
      what: `Tautan ini untuk alamat lain: ${host}.`,
      next: "Buka tautan itu langsung, atau minta tautan baru dari dinas.",
    }),
    offline: { next: "Sambungkan HP ini ke internet, lalu coba lagi." },
    otherNetwork: {
      what: "Jaringan ini minta masuk dulu.",
      next: "Buka halaman masuk jaringannya, lalu coba lagi.",
    },
    server: { what: "Server belum bisa menjawab.", next: "Coba lagi sebentar lagi. Tautan ini tetap berlaku." },
    tooOften: { what: "Terlalu banyak percobaan.", next: "Tunggu sebentar, lalu coba lagi." },
    alreadySetUp: { what: "Dinas di server ini sudah dibuat.", next: "Masuk dengan tautan dari admin dinas." },
  },

  firstRun: {
    title: "Menyiapkan HP ini",
    who: (person: { name: string; role: string; office: string }) =>
      `${person.name} · ${person.role} · ${person.office}`,
    language: "Bahasa",
    progress: (percent: number) => `Siap ${percent}%`,
    steps: "Yang disiapkan",
    app: "Aplikasi",
    lists: "Daftar negara, komoditas, dan kode HS",
    data: "Data Anda",
    storage: "Penyimpanan",
    done: "Ada di HP ini",
    busy: "Sedang diunduh…",
    waits: "Menunggu",
    failed: "Belum lengkap. Sambungkan HP ini ke internet, lalu coba lagi.",
    impossible: "Peramban ini tidak bisa menyimpan aplikasi. Buka tautannya dengan Chrome, bukan jendela penyamaran.",
    protected: "Terlindungi. HP tidak menghapus data ini sendiri.",
    unprotected: "Penyimpanan belum terlindungi. Pasang aplikasi ke layar utama dan kirim laporan begitu ada internet.",
    readyText: "Semua yang diperlukan ada di HP ini.",
    notReadyText: "Boleh ditinggal: penyiapan diteruskan selama aplikasi terbuka dan ada internet.",
    start: "Ke Beranda",
  },

  setUp: {
    title: "Buat dinas",
    intro: "Server ini masih kosong. Isi nama dinas dan nama Anda sebagai admin pertama.",
    officeName: "Nama dinas",
    officeNameHint: "Seperti pada kop surat.",
    shortName: "Nama singkat",
    shortNameHint: "Dipakai di layar HP, misalnya Dindagkop-UKM.",
    city: "Kota atau kabupaten",
    personName: "Nama Anda",
    make: "Buat dan masuk",
    making: "Membuat dinas…",
    tooLong: (field: { label: string; limit: number }) => `${field.label} paling banyak ${field.limit} huruf.`,
    linkNeeded: "Buka tautan pemasangan yang dicetak server saat pertama dijalankan.",
  },
};

export type SignInWords = typeof signIn;
