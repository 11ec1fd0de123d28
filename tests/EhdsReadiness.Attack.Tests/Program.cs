using System.Globalization;

// The whole attack: every hard population with all victims, as many random ones as asked with five victims each, then each protection off
// in turn on a share of them.
const int Hundred = 100;
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var withoutAudit = Protections.All with { Audit = false };

Console.WriteLine(
    "| protections | populations | publications | attackers | victims | withheld counts | cells with figures | solved | undecided | " +
    "wins: counts | scores | participations | seconds |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
var lost = Print("all, hard populations", HardWorlds.All, Protections.All, null);
for (var from = 0; from < count; from += Hundred)
{
    var to = Math.Min(count, from + Hundred);
    lost += Print(string.Create(CultureInfo.InvariantCulture, $"all, random populations {from} to {to - 1}"),
        Enumerable.Range(from, to - from).Select(RandomWorld.Of), Protections.All, 5);
}

lost += Print("all, organisations counted by the mean of their units", UnitsWorlds.All, Protections.All, null);
lost += Print("all, linked organisations", LinkedWorlds.All, Protections.All, null);
var linked = Enumerable.Range(0, count / 5).Select(RandomWorld.Linked);
lost += Print("all, random populations with linked organisations", linked, Protections.All, 5);

var share = HardWorlds.All.Where(world => world.Publications < 3).Take(12).ToList();
foreach (var (name, protections) in new (string, Protections)[]
{
    ("threshold off", Protections.All with { Threshold = false }),
    ("ranges off", Protections.All with { Ranges = false }),
    ("links off", Protections.All with { Links = false }),
    ("audit off", withoutAudit),
    ("audit and complements off", withoutAudit with { Complements = false }),
    ("audit and differences off", withoutAudit with { Differences = false }),
    ("audit and bounds off", withoutAudit with { Bounds = false }),
    ("audit and noise off", withoutAudit with { Noise = false }),
    ("audit and repetition off", withoutAudit with { Repetition = false }),
})
{
    Print(name + ", a share of the hard", share, protections, 1);
}

return lost == 0 ? 0 : 1;

static int Print(string name, IEnumerable<World> worlds, Protections protections, int? victims)
{
    var result = Assault.On(worlds, protections, victims);
    int Won(WinKind kind) => result.Wins.Count(win => win.Kind == kind);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {result.Worlds} | {result.Publications} | {result.Attackers} | {result.Victims} | {result.Cells} | {result.Shown} " +
            $"| {result.Solved} | {result.Undecided} | {Won(WinKind.Count)} | {Won(WinKind.Score)} | {Won(WinKind.Participation)} " +
            $"| {result.Time.TotalSeconds:0} |"));
    if (protections == Protections.All)
    {
        foreach (var win in result.Wins)
        {
            Console.Error.WriteLine(win);
        }
    }

    return result.Wins.Count;
}
