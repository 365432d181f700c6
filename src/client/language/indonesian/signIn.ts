/** Words of signing in and of the first run. */
export const signIn = {
  internetNeeded: "Masuk pertama kali perlu internet.",
  wrongPassword: "Nama atau kata sandi tidak cocok. Periksa lagi, atau minta tautan masuk.",
  readyOffline: "Siap dipakai tanpa internet",
};

export type SignInWords = typeof signIn;
