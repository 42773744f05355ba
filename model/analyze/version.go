package analyze

// Version is the version of the analysis. A kept library notes it with every
// article, and analyses those again that an older version read.
//
// It grows by one with every release in which some finder finds anything else in
// any article: a fact more, a fact less, other bytes, another value. A change
// that only makes analysis faster leaves it as it is. It never goes back.
const Version = 2
