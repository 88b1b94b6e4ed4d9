// Package verb conjugates Arabic verbs: from a lemma such as "استهدف" it makes every spelling that news has of it, in the
// search form of [tawatur/arabic.Fold], so that an entry of a dictionary names a verb once.
//
// Measures I to X and the quadriliterals are recognised from the letters of the past; sound, assimilated, hamzated, hollow,
// defective and doubled roots are told apart. Where letters do not decide (فجر is measure II, استلم is VIII) a shadda in the
// lemma, the present or the verbal noun given with it, and at last the list lemmas.tsv do. Stems and endings are data too:
// patterns.tsv and endings.tsv.
//
// The package does not know what verbs mean and does not split clitics: attached pronouns, "و", "س" and the article are
// the caller's. The second person and the imperative, which reports hardly have, are not made.
package verb
