package actor

import (
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// TestRolesBeside has one row for each construction in which news says what
// somebody is. An empty role means that the text tells none.
func TestRolesBeside(t *testing.T) {
	tagger := newTagger(t)
	for _, r := range []struct{ name, in, actor, role string }{
		{"who chairs", "“No,” said Diane Kowalczyk, who chairs the Senate Works Committee.", "Diane Kowalczyk", "chairs the Senate Works Committee"},
		{"who does something else", "“No,” said Diane Kowalczyk, who runs to work each day.", "Diane Kowalczyk", ""},
		{"what is comes before what was", "Sen. Diane Kowalczyk, a former mayor of Toledo, is up for reelection.", "Diane Kowalczyk", "Sen."},
		{"a party in brackets", "Cllr Janet Mayhew (Con), cabinet member for culture, said visits had fallen.", "Janet Mayhew", "cabinet member for culture"},
		{"of a body, past an age", "Jo Prideaux, 38, of the Hillside Action Group, said she was shocked.", "Jo Prideaux", "Hillside Action Group"},
		{"an office and its body", "The Permanent Secretary, Larnby State Emergency Management Agency, Dr Femi Oke, blamed a surge.", "Femi Oke", "Permanent Secretary, Larnby State Emergency Management Agency"},
		{"a hyphen behind a small word", "“It is a race,” said Samuel Malek, Under-Secretary in the Ministry of Health.", "Samuel Malek", "Under-Secretary in the Ministry of Health"},
		{"currently", "Ingrid Moe, currently head of treasury, will replace him.", "Ingrid Moe", "head of treasury"},
		{"as, before the name", "As mayor of Turin, Paolo Conti built two lines.", "Paolo Conti", "mayor of Turin"},
		{"a common noun at the end", "The head of the Russian delegation, Oleg Petrenko, walked out.", "Oleg Petrenko", "head of the Russian delegation"},
		{"whose", "Fernanda Lopes is Brazil's finance minister.", "Fernanda Lopes", "Brazil's finance minister"},
		{"a body in the possessive", "Harvard University's Dana Ross said prices would fall.", "Dana Ross", "Harvard University"},
		{"a place that runs into the name", "Bishop of Durham Ruth Allen led prayers.", "Ruth Allen", "Bishop of Durham"},
		{"what a firm is, capitalised by its place", "Steelmaker Nordstahl AG cut jobs.", "Nordstahl AG", "Steelmaker"},
		{"an owner that is a firm", "The ferry's owner, Aleson Lines, said it was sorry.", "Aleson Lines", "owner"},
		{"an acronym that looks like who", "“It acted,” said Tedros Ghebrey, WHO Director-General.", "Tedros Ghebrey", "WHO Director-General"},
		{"a man is no role where there is a better one", "The court upheld a sentence for a fourth man, Oumar Tchari, the militia's quartermaster.", "Oumar Tchari", "militia's quartermaster"},
		{"who was, without an article", "Simon Kofe, who was foreign minister until 2024, agreed.", "Simon Kofe", "foreign minister"},
		{"was appointed", "Ulla Bergqvist was appointed chairwoman of Norrpapp on Friday.", "Ulla Bergqvist", "chairwoman of Norrpapp"},
		{"appointed as", "The board appointed Ulla Bergqvist as chief financial officer.", "Ulla Bergqvist", "chief financial officer"},
		{"succeeds as", "Ulla Bergqvist, 58, will succeed Nils Falk as president of the bank.", "Ulla Bergqvist", "president of the bank"},
		{"who is succeeded", "Ulla Bergqvist, 58, will succeed Nils Falk as president of the bank.", "Nils Falk", ""},
		{"number three", "World number three Petra Novak lost in straight sets.", "Petra Novak", "World number three"},
		{"a compound that ends in another word", "She embraced president-elect Rosa Lima.", "Rosa Lima", "president-elect"},
		{"a participle behind a hyphen", "Oscar-winning director Haruto Mori spoke.", "Haruto Mori", "Oscar-winning director"},
		{"one of", "Haruto Mori, one of Japan's best-known novelists, spoke.", "Haruto Mori", "one of Japan's best-known novelists"},
		{"in parliament", "The Greens' leader in parliament, Lotte Arendt, left.", "Lotte Arendt", "leader in parliament"},
		{"emerita", "Lotte Arendt, professor emerita at the Free University of Berlin, left.", "Lotte Arendt", "professor emerita at the Free University of Berlin"},
		{"a see that runs into the name", "The pope met Archbishop of Lima Carlos Castro.", "Carlos Castro", "Archbishop of Lima"},
		{"another's name is no part of it", "It is close, with teacher Rosa Quispe leading former army chief Álvaro Benavides.", "Álvaro Benavides", "former army chief"},
		{"a verb behind a day", "A jury in Queens on Friday convicted former trader Dominic Szabo of fraud.", "Dominic Szabo", "former trader"},
		{"a duke of somewhere", "The house was founded by Prince Philippe, Duke of Anjou, in 1661.", "Philippe", "Prince"},
		{"whose son", "Rosa Diaz, whose son was killed, wept.", "Rosa Diaz", ""},
	} {
		d := text.FromString(r.in)
		found := false
		for _, a := range tagger.Find(d) {
			if a.Name == r.actor {
				found = true
				if a.Role != r.role {
					t.Errorf("%s: role of %s is %q, want %q", r.name, a.Name, a.Role, r.role)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s in %q", r.name, r.actor, r.in)
		}
	}
}

// TestFirmsAndClubs has names that look like persons' and places' but for the
// words beside them.
func TestFirmsAndClubs(t *testing.T) {
	tagger := newTagger(t)
	for _, r := range []struct {
		name, in, actor string
		kind            model.ActorKind
	}{
		{"bought and with shares", "Vexlo has agreed to buy Lumida for $2 billion. Shares of Vexlo fell.", "Vexlo", model.ActorOrganization},
		{"bought", "Vexlo has agreed to acquire Lumida for $2 billion.", "Lumida", model.ActorOrganization},
		{"the name without its form", "Halvorsen Foods sells fish. Halvorsen Foods ASA is based in Oslo.", "Halvorsen Foods ASA", model.ActorOrganization},
		{"what firms are called", "Trains were late. Larnby Pharmaceuticals has cancelled its annual meeting in Porto.", "Larnby Pharmaceuticals", model.ActorOrganization},
		{"the first word of a firm's name", "Southmoor Rail will run few trains. Tickets of Southmoor are dear.", "Southmoor Rail", model.ActorOrganization},
		{"what it is, before it", "The German lender Norlund plans to cut jobs. Norlund shares rose 2%.", "Norlund", model.ActorOrganization},
		{"which", "Corvex, which bought the mine in 2022, closed it.", "Corvex", model.ActorOrganization},
		{"a name with an age", "The dead were named as Héctor Ruz, 41, and Luis Tapia, 28.", "Héctor Ruz", model.ActorPerson},
		{"the paper, before it", "According to the newspaper El Faro, the line is closed.", "El Faro", model.ActorOrganization},
		{"between commas behind what it is", "The state rail company, Ferrovía, said the line is closed.", "Ferrovía", model.ActorOrganization},
		{"where something is based", "Shares in Edinburgh-based Royal Lothian Bank rose.", "Edinburgh", model.ActorPlace},
		{"a body of a country", "Jane Doe left the Central Bank of Nigeria on Monday.", "Central Bank of Nigeria", model.ActorOrganization},
		{"the home side", "The violence broke out after home side Al-Masri beat Cairo.", "Al-Masri", model.ActorOrganization},
		{"a bank in another language", "“Markets hate a tie,” said Hugo Távara at Banco Andino in Lima.", "Banco Andino", model.ActorOrganization},
		{"a city has a stock index", "The Lima stock index fell in Lima.", "Lima", model.ActorPlace},
		{"a club by its last word", "Kwame Asante scored for ten-man Burnhope Wanderers on Saturday.", "Burnhope Wanderers", model.ActorOrganization},
		{"a state behind a party", "Sen. Russell Pike, R-Idaho, voted no.", "Idaho", model.ActorPlace},
	} {
		found := false
		for _, a := range tagger.Find(text.FromString(r.in)) {
			if a.Name == r.actor {
				found = true
				if a.Kind != r.kind {
					t.Errorf("%s: %s is a %s, want %s", r.name, a.Name, a.Kind, r.kind)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s in %q", r.name, r.actor, r.in)
		}
	}
}

// TestTurns has the initials of who speaks in a printed interview.
func TestTurns(t *testing.T) {
	for _, a := range newTagger(t).Find(text.FromString("Reporter Anna Kask met Jaan Rebane in Tallinn.\n\n((AK)) How long?\n\nJaan Rebane: Three hours.\n\n((AK)) And then?")) {
		if a.Kind == model.ActorOrganization || a.Name == "Anna Kask" && len(a.Mentions) != 3 {
			t.Errorf("%s: %s %v", a.Name, a.Kind, a.Mentions)
		}
	}
}

// TestCourtesies has two of one surname, whom a courtesy tells apart, and a name
// whose middle part stands alone.
func TestCourtesies(t *testing.T) {
	tagger := newTagger(t)
	for _, r := range []struct{ in, actor, alias string }{
		{"Mary Young is a descendant of the sailor John Young. “I cried,” Ms Young said.", "Mary Young", "Young"},
		{"Amos Kipruto Limo won the marathon in Hamburg. Kipruto ran it in two hours.", "Amos Kipruto Limo", "Kipruto"},
	} {
		found := false
		for _, a := range tagger.Find(text.FromString(r.in)) {
			found = found || a.Name == r.actor && len(a.Aliases) == 1 && a.Aliases[0] == r.alias
		}
		if !found {
			t.Errorf("%q: %s is not %s", r.in, r.alias, r.actor)
		}
	}
}

// TestHouses keeps chambers apart from what only sounds like them.
func TestHouses(t *testing.T) {
	for _, a := range newTagger(t).Find(text.FromString("The Senate passed it on Monday. The Senate Environment Committee met at the White House. The House will vote next.")) {
		if len(a.Aliases) > 0 {
			t.Errorf("%s is also %q", a.Name, a.Aliases)
		}
	}
}
