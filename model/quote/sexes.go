package quote

// First names that are frequent in the news and mean one sex only; who is on
// neither list fits "he" and "she". Written for lede.
var (
	femaleNames = set(`lena helena lina nena milica yelizaveta inès élise hélène zoé chloé renée thérèse aurélie josée maría lucía sofía mónica verónica andreea ioana raluca adriane anne-marie leonie malia tanisha latoya ebony jemma gemma kyla liana melanie mollie paola poppy priscilla rachelle raya rochelle roz salome sonya stefania tatum uzma vivi abigail ada adele adriana agatha agnes agneta agnieszka aileen ailsa aino aisha aisling akiko alejandra alena alexandra alice alicia alison
		allison althea amanda amber amelia amelie amina amparo amy ana anastasia aneta anezka angela angelica angelina angharad anita anja anjali
		ann anna annabel anneliese annette annie annika antje antonia aoife april araceli ariana asha astrid audrey aurelie ayako barbara barbel
		barbora barbra beatrice beatrix beatriz becky belinda bernadette bertha beth bethany betty bianca birgit blanca bonnie bozena brenda bridget
		brigitte britta bronwen caitlin camila candice carla carmen caroline carolyn cassandra catalina catherine catriona cecilia celeste celia
		celine cerys chantal charlene charlotte chelsea cheryl chiara chiyo chloe christa christina christine ciara claire clara clarissa claudette
		claudia colette colleen concepcion constance consuelo cora cordelia corinne courtney cristina crystal cynthia dagmar daisy daniela danielle
		danuta daphne darlene dawn deborah debra deepa deirdre delia delphine denise diana diane dina divya dolores donna doris dorota dorothy edith
		edna eeva eileen eilidh ekaterina elaine eleanor elena elina elisabeth eliza elizabeth elke ella ellen elodie elsa elsie elzbieta emiko
		emily emma erica erika erin esmeralda esperanza estela esther ethel eugenia eva eve ewa faith farah fatima fatou faye felicity fern fernanda
		ffion fiona flora florence folasade frances francesca francoise freya frieda fumiko funmi gabriela gail galina genevieve georgia georgina
		geraldine gerda gertrude gillian gina gisela gita giulia gladys glenda gloria grace graciela grainne greta gudrun gunilla gwen gwendolyn
		gwyneth hafsa halima halina hanako hanan hannah hanne hannelore harriet haruka haruko hazel heather hedwig heidi heike helen helene helga
		helle henrietta hilda hillary holly huda huguette ida ignacia ilona ilse imogen indira ines inga inge ingeborg inger ingrid iona irene irina
		iris irmgard isabel isabela isabella isabelle isla itziar ivana iveta ivy jacinda jacqueline jadwiga jana jane janet janice jasmine jaya
		jeanette jeanne jelena jemima jenna jennie jennifer jenny jessica jill joan joanna joanne jodie josefa josefina josephine josiane josie
		juana judith julia juliana julie juliet june junko jutta jyoti kamala karen karin karina karla kate katharina katherine kathleen kathryn
		katie katja katrina kavita kayla kazuko keiko kerstin khadija kimberly kinga kirsi kirsty kristen kristiina kristin kristina krystyna kumiko
		lara latifa laura laure lauren layla leah leena leila lenka leonor lesley leticia liesel lieselotte liliana lillian lily linda lisa liz liza
		ljubica lois lola lorena lorna lorraine lotta lottie louise lourdes lucia lucienne lucille lucinda lucy ludmila luisa luz lydia lyudmila
		mabel madeleine madeline madhuri mae maeve magda magdalena maggie maha mairi maisie maja malala malgorzata malin manal manuela marcela
		marcia mareike margaret margarethe margarita margot marguerite maria mariam marianne maribel maricel marie marie-claude mariela marija
		mariko marilyn marina marisa marisol marita marja marjorie marlene marta martha martina marwa mary maryam masako mathilde matilda maureen
		maxine may meera megan mei-ling melissa mercedes meredith merete mhairi mia michelle michiko milagros mildred milena millie minnie miranda
		mireille mireya miriam mirjana mirtha miyuki moira molly mona monika monique morag muriel myra myrtle nadezhda nadia nadine nadja naledi
		nancy naoko naomi nasrin natalia natalie nathalie neha nell nellie ngozi niamh nicole nicolette nikki nina nirmala nisha nomsa nora noreen
		noriko norma nuria odette odile oksana olena olga olive olivia opal orla padma paige pam pamela parveen patience patricia patrizia patsy
		patti paula paulette pauline pavla pearl peggy penelope penny pernille petra philippa phoebe phyllis pilar pirjo polly pooja portia priti
		priya prudence queenie rabia rachael rachel radha radka raisa rajni ramona rania ranjana raquel rashida rebecca reem regina reiko rekha
		renate renee rhoda rhona riitta rina rita ritu roberta rocio rohini roisin rosa rosalie rosalind rosamund rose rosemary rosie rowena roxanne
		ruby rukmini rumi ruth saadia sabine sachiko sadia sadie safiya sakura sally salma samantha samara samira sandra sandrine sangeeta sanna
		saoirse sarah sarita savitri selena selma serena shabnam shalini shanti sharon sheila sheryl shirin shirley shreya sian signe sigrid sigrun
		silke silvia sinead siobhan siri smriti sneha snezana sofia sofiya solange soledad solveig sonali sonia sonja sophia sophie stanka stella
		stephanie sudha sue sunita sunitha susan susana susanna susannah susanne sushma susie suzanne svetlana swati sylvia sylvie tabitha tamara
		tammy tania tanya tara taslima tatiana tatyana teresa teresita tereza tessa thandi thelma theresa therese tiffany tina tomoko tove trisha
		trudy tuula ulla ulrike uma una ursel ursula usha ute valentina valentyna valerie vandana vanessa vasundhara vera verity verna veronica
		veronique vesna vicki vicky victoria vidya viola violaine violet virginia viviana vivienne waltraud wanda wendy wilma winifred ximena
		xiomara yasmin yasmine yelena ylva yoko yolanda yoshiko yulia yumiko yvette yvonne zahra zainab zanele zara zeinab zoe zofia zuzana`)
	maleNames = set(`aaron abdullah abel abraham adam adrian ahmed aidan ajay alan alasdair alastair albert albie aldo alec alejandro alessandro alexander alfie
		alfonso alfred alfredo ali alistair allan allen alvaro alvin amadou amir amit amos anatoly anders andre andreas andrei andres andrew andrey
		andy angus anil ansel anthony antoine anton antonio archie arjun armando arnaud arne arnold arthur arturo ashok augusto aurelio avi axel
		babatunde barack barnaby barney barry bart bartosz bashar basil ben benedict benito benjamin benny bernard bernardo bernd bert bertrand
		bilal bill bjorn blaine blake bob bogdan boris boyd brad bradford bradley brandon brendan brent brett brian bruce bryan burt byron caleb
		callum calum calvin carl carlo carlos carlton casper cecil cedric cesar chad charles chester chidi chinedu christian christopher chuck
		chukwuemeka clark claudio clay clement cliff clifford clint clive clyde cody colin colm conor conrad cormac craig curtis cyril cyrus damian
		damien damon dan daniel danilo danny dario darrell darren darryl dave david dean declan deepak dele delroy denis dennis derek derrick
		desmond devin dexter diego dieter dietmar dimitri dimitris dinesh dion dirk dmitri domenico dominic don donal donald donovan dougie douglas
		duane dudley duncan dustin dwayne dwight dylan eddie edgar edmund edoardo eduardo edward edwin eitan elias elijah elliot ellis elmer elvis
		emanuel emeka emil emilio emmanuel enrico enrique enzo eric erik ernest ernesto ernst errol ervin esteban ethan etienne euan eugene evan
		everett ewan fabian fabio faisal farid farouk federico felipe felix femi ferdinand fergus fernando filip filippo finn fintan floyd francesco
		francisco franco francois frank franz fraser fred freddie frederick frederik friedrich fritz gabriel gareth garth gary gavin geoff geoffrey
		george geraint gerald gerard gerardo gerhard gideon gilbert giles gino giorgio giovanni giuseppe glen glenn godfrey gonzalo gordon graham
		grant greg gregor gregory guillaume guillermo gunnar gunter gustavo guy gwyn habib hakan hakim hamid hamish hamza hank hans harold haroon
		harry harvey hassan hector heinrich heinz helmut henri henrik henry herbert herman hernan hiroshi howard hubert hugh hugo humberto hussain
		hussein iain ian ibrahim ignacio igor imran inigo irfan irving isaac ismail itzhak ivan ivor jack jackson jacob jaime jake jakob jakub jamal
		james jared jarek jarvis jason javed javier jay jean-luc jean-pierre jeff jefferson jeffrey jens jeremy jermaine jerome jerry jesse jim
		jimmy joachim joakim joao joaquin jochen jock joe joel johan johann johannes john johnny jon jonas jonathan jonny jorge jose joseba josef
		joseph josh joshua juan jules julian julio julius junaid jurgen justin justus kaito kamal kareem karim karl kaspar kazuo keir keiran keith
		kelvin ken kenji kenneth kenny kevin khalid kieran kirk kishore klaus kobe kofi kurt kwabena kwame kyle kyrylo lachlan lance larry lars
		laszlo laurent lawrence leif lennart lenny leo leon leonard leonardo leonid leroy lester lev levi lewis liam lionel lloyd logan lorenzo
		lothar lou louie louis luca lucas luciano ludovic ludwig luigi luis luke lutz lyle maciej magnus mahmood mahmoud malcolm malik manfred manoj
		manuel marc marcel marcelo marcin marco marcus marek mariano mario mark martin martyn marvin mason massimo mateo matheus matias matt matteo
		matthew matthias maurice mauricio mauro max maxim maximilian mehdi mehmet melvin micah michael michel mick miguel mikael mike mikhail milan
		miles milo milton mitch mohamed mohammed mohan mohit moses moshe motoki muhammad murray mustafa nabil naoki narendra nasser nathan nathaniel
		naveed neal ned neil nelson nestor neville nicholas nick nicolas nigel nikhil niklas nikola nikolai nikolaos nikolas noah norbert norman
		obinna octavio olaf oleg oleksandr oliver olu oluwaseun omar omid orlando oscar oskar osvaldo otto owen pablo paddy paolo pascal patrick
		patrik paul pavel pawel pedro pekka percival percy perry petar pete peter petr petter phil philip philippe phillip pierre pieter piotr
		prakash pranab quentin quincy rachid rafael rahul raj rajeev rajesh rajiv rakesh ralf ralph ramesh ramiro ramon randall randy rashid raul
		ravi ravindra ray rayan raymond reggie reginald reinhard rex reza rhys ricardo riccardo richard rick rickey ricky rob robert roberto rod
		rodney rodolfo rodrigo roger rohan rohit roland rolando rolf roman romeo ron ronald ronan rory ross roy ruben rudolf rudy rupert russell
		rusty ryan ryo saad saeed said salim salman salvador salvatore samuel sandeep sanjay sanjeev santiago satoshi saul scott seamus sean
		sebastian serge sergei sergey sergio seth shane shaun shawn shinji sid siegfried silas silvio simeon simon sohail solomon soren spencer stan
		stanislav stanley stefan stefano stephan stephen sterling steve steven stewart stu stuart suleiman sunil suresh sven syed sylvester tadeusz
		takashi takeshi tarek tariq taro ted terence terrence thabo theo theodor theodore thierry thomas tiago tim timo timothy tobias tobin toby
		todd tom tomas tomasz tommy tony torsten travis trent trevor tristan troy tyler tyrone udo umar umberto uri uwe vaclav valentin valery
		vasily vassilis vaughan vernon victor vijay vikram viktor ville vinay vince vincent vinod vito vivek vlad vladimir volker volodymyr vusi
		wade walid wallace wally walt walter warren wayne wendell werner wes wesley wilbur wilfred wilhelm will willem william willie wim winston
		wojciech wolf wolfgang woody xavier yaroslav yasser yonatan yosef youssef yuji yuri yusuf yusuke zachariah zachary zack zafar zane zbigniew
		zoran`)
)
