import type { Language } from "./language.ts";

/** Names of the calendar. Both languages lie here because a typed date is understood in either. */
export const monthNames: Record<Language, readonly string[]> = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

/** From Sunday. */
export const weekdayNames: Record<Language, readonly string[]> = {
  id: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

export const relativeDayNames: Record<Language, { today: string; yesterday: string }> = {
  id: { today: "Hari ini", yesterday: "Kemarin" },
  en: { today: "Today", yesterday: "Yesterday" },
};
