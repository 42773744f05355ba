package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/lede-reader/lede/briefs/store"
)

// The codes of PostgreSQL's errors that are told apart (SQLSTATE).
const (
	codeReadOnly      = "25006"
	codeNotPermitted  = "42501"
	codeNoTable       = "42P01"
	codeNoColumn      = "42703"
	codeNoDatabase    = "3D000"
	codePassword      = "28P01"
	codeAuthorization = "28000"
	codeDiskFull      = "53100"
	codeTooMany       = "53300"
	codeSerialization = "40001"
	codeDeadlock      = "40P01"
	codeStarting      = "57P03"
	codeUnsupported   = "0A000"
	classDamaged      = "XX"
	classConnection   = "08"
	classShutdown     = "57P"
)

// explain turns PostgreSQL's errors into what the user can act on.
func explain(err error) error {
	var server *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled) || errors.Is(err, store.ErrUnreachable):
		return err
	case errors.As(err, &server):
		return explainServer(err, server)
	case lost(err):
		return fmt.Errorf("%w; start it or check the address and the network, then do this again: %w", store.ErrUnreachable, brief(err))
	}
	return err
}

func explainServer(err error, server *pgconn.PgError) error {
	switch server.Code {
	case codeReadOnly:
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case codeNotPermitted:
		return fmt.Errorf("%w: %s; ask the owner of the database for the right to write: %w", store.ErrReadOnly, server.Message, err)
	case codeNoTable, codeNoColumn:
		return fmt.Errorf("%w: a part of the library is gone: %w", store.ErrDamaged, err)
	case codeNoDatabase:
		return fmt.Errorf("%s; make it with: createdb --encoding=UTF8 NAME", server.Message)
	case codePassword, codeAuthorization:
		return fmt.Errorf("%s; give the password by PGPASSWORD or in ~/.pgpass", server.Message)
	case codeDiskFull:
		return fmt.Errorf("%w on the server: %w", syscall.ENOSPC, err)
	case codeTooMany:
		return fmt.Errorf("%s; fewer processes, pool_max_conns in the address, or a higher max_connections of the server: %w", server.Message, err)
	}
	switch {
	case strings.HasPrefix(server.Code, classDamaged):
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	case lost(err):
		return fmt.Errorf("%w; it is stopping or starting: wait, then do this again: %w", store.ErrUnreachable, err)
	}
	return err
}

// brief is the last of several errors of connecting: the server's addresses are
// tried in turn.
func brief(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op
	}
	return err
}

// lost reports whether the connection is gone or never came about.
func lost(err error) bool {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return strings.HasPrefix(server.Code, classConnection) || strings.HasPrefix(server.Code, classShutdown)
	}
	var connect *pgconn.ConnectError
	var network net.Error
	if errors.As(err, &connect) || errors.As(err, &network) {
		return true
	}
	text := err.Error()
	return strings.Contains(text, "conn closed") || strings.Contains(text, "unexpected EOF") || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// passing reports whether a transaction may be done again: the server broke it
// off so that another could pass.
func passing(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && (server.Code == codeSerialization || server.Code == codeDeadlock)
}

// orUnknown explains the error of asking for one article.
func orUnknown(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return store.ErrUnknown
	}
	return explain(err)
}
