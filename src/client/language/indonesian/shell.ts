/** Words around every page: menu, sync pill, update. */
export const shell = {
  menu: "Menu utama",
  skip: "Langsung ke isi",
  more: "Lainnya",
  backTo: "Kembali",
  /** Beside `sync.pill`: saved, and no round has begun yet. */
  waiting: (count: number) => `${count} menunggu dikirim`,
  preparing: "Menyiapkan data…",
  notFound: "Alamat ini tidak ada, atau bukan untuk Anda.",
  detailsCopied: "Rincian disalin.",
};

export type ShellWords = typeof shell;
