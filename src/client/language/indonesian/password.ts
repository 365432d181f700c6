import type { PasswordFault } from "../../../domain/password.ts";

/** Words of passwords: signing in by one, setting one, and being asked for it once more. */
export const password = {
  password: "Kata sandi",
  login: "Nama masuk",
  show: "Tampilkan",
  hide: "Sembunyikan",

  signIn: {
    hint: "Untuk yang sudah membuat kata sandi.",
    /** @param example of a login, with the office's code behind it */
    loginHint: (example: string) => `Bila server dipakai beberapa dinas: ${example}`,
    enter: "Masuk dengan kata sandi",
    checking: "Memeriksa kata sandi…",
    dataSafe: "Data di HP ini aman dan dikirim setelah masuk lagi.",
    wrong: {
      what: "Nama atau kata sandi tidak cocok.",
      next: "Periksa lagi, atau minta tautan masuk dari admin lain.",
    },
    offline: "Masuk perlu internet.",
  },

  own: {
    title: "Kata sandi",
    none: "Dengan kata sandi, Anda bisa masuk lagi sendiri tanpa tautan dari admin lain. Setelah itu sesi berakhir bila 12 jam tidak dipakai, atau setelah 7 hari.",
    reset: "Anda masuk dengan tautan, jadi kata sandi baru bisa dibuat tanpa yang lama selama satu jam.",
    make: "Buat kata sandi",
    change: "Ganti kata sandi",
    loginHint: "Huruf kecil, angka, titik, garis; 3 sampai 40. Yang diketik saat masuk.",
    old: "Kata sandi lama",
    new: "Kata sandi baru",
    newHint: "8 sampai 128 huruf. Beberapa kata yang tidak berhubungan lebih kuat daripada satu kata dengan angka.",
    endsOthers: "Perangkat Anda yang lain harus masuk lagi dengan kata sandi ini.",
    save: "Simpan kata sandi",
    saved: "Kata sandi disimpan.",
    loginWrong: "Nama masuk berisi 3 sampai 40 huruf kecil, angka, titik, atau garis.",
    oldWrong: "Kata sandi lama tidak cocok.",
    loginTaken: "Nama masuk ini sudah dipakai orang lain di dinas.",
    faults: {
      "too-short": "Kata sandi paling sedikit 8 huruf.",
      "too-long": "Kata sandi paling banyak 128 huruf.",
      "has-name": "Kata sandi tidak boleh hanya nama Anda, nama dinas, atau nama aplikasi ini dengan sedikit tambahan.",
      common: "Kata sandi ini termasuk yang paling sering dipakai orang, jadi mudah ditebak. Pilih yang lain.",
    } satisfies Record<PasswordFault, string>,
    notLoaded: "Kata sandi hanya bisa diatur saat ada internet.",
    firstRun: "Buat kata sandi supaya bisa masuk lagi tanpa tautan.",
  },

  fresh: {
    title: "Kata sandi Anda",
    why: "Isi sekali lagi sebelum mengubah peran, dampingan, akses, tautan, kode, atau perangkat. Berlaku 5 menit.",
    confirm: "Lanjutkan",
    wrong: "Kata sandi tidak cocok.",
  },

  problems: {
    offline: "Server tidak menjawab. Sambungkan ke internet, lalu coba lagi.",
    server: "Server belum bisa menjawab. Coba lagi sebentar lagi.",
    tooOften: "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.",
    signIn: "Sesi ini sudah berakhir. Masuk lagi, lalu coba lagi.",
  },
};

export type PasswordWords = typeof password;
