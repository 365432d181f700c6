/** Somebody's own words, in quotation marks; left out where they say the same as our name beside them. */
export function StatedWords({ asStated, name }: { asStated: string; name?: string | undefined }) {
  if (name !== undefined && name.toLowerCase() === asStated.toLowerCase()) return null;
  // The words of a source stay in the language they were said in.
  return (
    <q class="stated-words" lang="id">
      {asStated}
    </q>
  );
}
