package remote

import (
	"crypto/rsa"
	"strconv"

	gossh "golang.org/x/crypto/ssh"
)

// rsaBits is the length of an RSA key, 0 for others.
func rsaBits(key gossh.PublicKey) int {
	c, ok := key.(gossh.CryptoPublicKey)
	if !ok {
		return 0
	}
	k, ok := c.CryptoPublicKey().(*rsa.PublicKey)
	if !ok {
		return 0
	}
	return k.N.BitLen()
}

// maxQuoted bounds what a client's words take in a log or an error, in bytes.
const maxQuoted = 64

// clip shortens what somebody else wrote.
func clip(s string) string {
	if len(s) > maxQuoted {
		return s[:maxQuoted] + "…"
	}
	return s
}

// quote makes what a client said safe for a log: one line of ASCII.
func quote(s string) string { return strconv.QuoteToASCII(clip(s)) }
