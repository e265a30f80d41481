import { z } from "zod";

const ids = z.array(z.string().min(1)).default([]);

/** The schemes into which external lists lead. */
export const CROSSWALK_SCHEMES = ["themes", "audiences", "placeTypes", "legalForms", "legalFlags"] as const;

/** What an entry of an external list is in ours. Empty in all schemes: deliberately unclassified. */
const target = { themes: ids, audiences: ids, placeTypes: ids, legalForms: ids, legalFlags: ids };

const entry = z.strictObject({
  /** As the list writes it; also the fragment of its address here. */
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/),
  label: z.string().min(1),
  ...target,
  /** From the external entry to our concepts: `broad` means that ours are broader. */
  match: z.enum(["exact", "close", "broad", "unclassified"]),
  /** An ambiguous code, read by the source that used it or by a word of the label it was given for (folded prefix of a word). */
  readings: z.array(z.strictObject({ source: z.string().optional(), word: z.string().optional(), ...target })).default([]),
  note: z.string().optional(),
});

/** Shape of `data/crosswalks/*.json`: one external list, entry by entry. */
export const crosswalkSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    publisher: z.string(),
    /** Where the list was read, and under which licence it is shared. */
    origin: z.string(),
    /** What the list is about: there, every entry says something, be it that nothing of ours renders it. */
    scheme: z.enum(CROSSWALK_SCHEMES),
    /** What of the list is in common use among partners, and so aligns for all of them: its labels, its codes, or nothing. */
    shared: z.enum(["labels", "codes", "none"]),
    entries: z.array(entry).min(1),
  })
  .superRefine((list, context) => {
    for (const [index, item] of list.entries.entries()) {
      const empty = CROSSWALK_SCHEMES.every((scheme) => item[scheme].length === 0);
      if (empty !== (item.match === "unclassified"))
        context.addIssue({
          code: "custom",
          path: ["entries", index],
          message: `${item.code}: unclassified and concepts exclude each other`,
        });
    }
  });

/** An external list, each of its codes with our concepts. */
export type Crosswalk = z.infer<typeof crosswalkSchema>;
/** One code of it. */
export type CrosswalkEntry = Crosswalk["entries"][number];
