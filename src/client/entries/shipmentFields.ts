/**
 * The fields of the form in its order, with the step each stands on. A field's name is its path in the record,
 * and the key under which a draft keeps what was typed.
 */
export const formFields = {
  exporterId: 1,
  source: 1,
  toldBy: 1,
  declaration: 1,
  exportedOn: 1,
  pebRegistrationNumber: 1,
  pebRegistrationDate: 1,
  pebSubmissionNumber: 1,
  customsOffice: 1,
  consignmentNoteNumber: 1,
  thirdPartyName: 1,
  invoiceNumber: 1,
  "items.0.commodity": 2,
  "items.0.hsCode": 2,
  "items.0.description": 2,
  "items.0.quantity": 2,
  "items.0.unit": 2,
  "items.0.netKg": 2,
  destinationCountry: 3,
  currency: 3,
  fobValue: 3,
  incoterm: 3,
  buyer: 3,
} as const satisfies Record<string, Step>;

export type FormField = keyof typeof formFields;
export type Step = 1 | 2 | 3;
export const steps: readonly Step[] = [1, 2, 3];

/** As typed; what was never touched is absent or empty. */
export type DraftValues = Record<string, string>;

export const fieldOrder = Object.keys(formFields) as FormField[];

export function isFormField(path: string): path is FormField {
  return Object.hasOwn(formFields, path);
}

/** The step to open for a field of the record; what no form asks for belongs to the first step. */
export function stepOf(path: string): Step {
  return isFormField(path) ? formFields[path] : 1;
}

/** Longest texts that the record takes, in UTF-16 units: a test holds them against its schema. */
export const longestTexts = {
  toldBy: 200,
  customsOffice: 60,
  consignmentNoteNumber: 40,
  thirdPartyName: 200,
  invoiceNumber: 60,
  "items.0.description": 500,
  buyer: 200,
} as const satisfies Partial<Record<FormField, number>>;
