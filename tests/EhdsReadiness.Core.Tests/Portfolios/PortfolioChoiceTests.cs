namespace EhdsReadiness.Core.Tests.Portfolios;

public sealed class PortfolioChoiceTests
{
    private static readonly IReadOnlyList<ClientEntry> Clients =
    [
        Client("1", "Registre des cancers de l’Ombreval", "registry", null, 0, null),
        Client("2", "CHU de Montervaux", "hospital", new(56, 62), 60, new(2029, 3, 26)),
        Client("3", "École Pulsalune", "company", new(44, 44), 41, null, ClientState.Finalised),
        Client("4", "Cohorte Marées", "cohort", new(44, 66), 34, new(2027, 3, 26)),
        Client("5", "cohorte ancienne", "cohort", null, 0, null, begun: false),
    ];

    [Theory]
    [InlineData(PortfolioOrder.Name, "2 5 4 3 1")]
    [InlineData(PortfolioOrder.Score, "4 3 2 5 1")]
    [InlineData(PortfolioOrder.Answered, "5 1 4 3 2")]
    [InlineData(PortfolioOrder.Date, "4 2 5 3 1")]
    [InlineData(PortfolioOrder.Changed, "2 3 4 1 5")]
    public void Clients_stand_in_the_order_asked_for_and_equals_by_name(PortfolioOrder order, string expected) =>
        Assert.Equal(expected, Ids(new(null, null, null, order)));

    [Theory]
    [InlineData("marees", "4")]
    [InlineData("COHORTE", "5 4")]
    [InlineData("ecole", "3")]
    [InlineData("732 829 320", "2")]
    [InlineData("732829", "")]
    [InlineData("nowhere", "")]
    public void Text_is_part_of_a_name_without_case_and_accents_or_a_whole_identifier(string text, string expected) =>
        Assert.Equal(expected, Ids(new(text, null, null, PortfolioOrder.Name)));

    [Theory]
    [InlineData(ClientState.NotBegun, null, "5 1")]
    [InlineData(ClientState.Draft, null, "2 4")]
    [InlineData(ClientState.Finalised, null, "3")]
    [InlineData(ClientState.Submitted, null, "")]
    [InlineData(null, "cohort", "5 4")]
    [InlineData(ClientState.Draft, "cohort", "4")]
    public void State_and_kind_narrow_the_list(ClientState? state, string? kind, string expected) =>
        Assert.Equal(expected, Ids(new(null, state, kind, PortfolioOrder.Name)));

    [Fact]
    public void Figures_come_back_from_their_written_form()
    {
        Assert.Equal(new Interval(0, 100), Interval.Read(new Interval(0, 100).ToString()));
        Assert.Null(Interval.Read(""));
        foreach (var duties in new[] { new OpenDuties(null, 3), new OpenDuties(new(2029, 3, 26), 12) })
        {
            Assert.Equal(duties, OpenDuties.Read(duties.ToString()));
        }
    }

    [Theory]
    [InlineData("2026-11-23", "2027-03-26")]
    [InlineData("2027-03-26", "2027-03-26")]
    [InlineData("2027-03-27", "2029-03-26")]
    [InlineData("2029-03-27", null)]
    public void The_next_date_is_the_first_that_is_not_past(string today, string? next)
    {
        var summary = new AssessmentSummary(1, 1, null, null, [], [new(null, 2), new(new(2027, 3, 26), 1), new(new(2029, 3, 26), 4)]);
        Assert.Equal(next is null ? null : DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture),
            summary.Next(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))?.From);
    }

    private static string Ids(PortfolioChoice choice) => string.Join(' ', choice.Of(Clients).Select(client => client.OrganisationId));

    private static ClientEntry Client(string id, string name, string kind, Interval? score, int answered, DateOnly? due, ClientState state =
        ClientState.Draft, bool begun = true)
    {
        var changed = new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero)
            .AddDays(-int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).AddDays(id == "1" ? -10 : 0);
        return new()
        {
            OrganisationId = id,
            NameKey = PortfolioChoice.KeyOf(name),
            Kind = kind,
            Identifier = id == "2" ? "732829320" : null,
            State = (answered == 0 ? ClientState.NotBegun : state).Id(),
            Low = score?.Low,
            Answered = answered,
            InScope = 67,
            NextDate = due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ChangedAt = begun ? Core.Storage.Instant.Write(changed) : null,
        };
    }
}
