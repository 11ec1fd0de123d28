namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>Where the country stands: the axes, the duties, the questions where help is needed, the trend. Over all organisations or those
/// of one role.</summary>
public sealed class ReadinessModel(PublicationReader publications) : PublicationPage
{
    private const int Most = 10;

    /// <summary>Identifier of the role looked at; null for all organisations.</summary>
    public string? Role { get; private set; }

    /// <summary>The cell looked at; null while nothing is published.</summary>
    public PublishedCell? Cell { get; private set; }

    /// <summary>The last publications, oldest first.</summary>
    public IReadOnlyList<Publication> Series { get; private set; } = [];

    public Representativeness? Representativeness { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "role")] string? role, CancellationToken cancel)
    {
        if (role is not null && Ids.Find<Roles>(role) is null) { return NotFound(); }

        Role = role;
        if (Publication is not null)
        {
            Cell = CellOf(Publication);
            Series = await publications.SeriesAsync(cancel);
            Representativeness = Representativeness.Of(Publication);
        }

        return Page();
    }

    /// <summary>The cell looked at, in another publication; null when it has none.</summary>
    public PublishedCell? CellOf(Publication publication) =>
        Role is null ? publication.Overall : publication.Find(TableIds.Role)?.Find(Role);

    /// <summary>The questions with the largest share of these answers, at most ten, the largest first; none that is "5 % or less"
    /// throughout.</summary>
    /// <param name="caption">Key of the text that says what they have in common.</param>
    public QuestionShares Questions(string caption, params string[] answers)
    {
        var table = Publication!.Find(Role is null ? TableIds.Question : TableIds.QuestionRole);
        var rows =
            from question in Words.QuestionnaireOf(Publication).Questions
            let levels = table?.Find(Role is null ? [question.Id] : [question.Id, Role])?.Figures?.Levels
            where levels is not null
            let shares = answers.Select(answer => levels.First(share => share.Id == answer).Share).ToList()
            where shares.Exists(share => share.Bound != Bound.Under)
            orderby shares.Sum(share => share.Percent) descending, question.Order
            select (question.Ask.In(Language), (IReadOnlyList<string>)[.. shares.Select(Words.Share)]);
        return new(Words.Say(caption), [.. answers.Select(answer => Words.Answer(answer, Publication))], [.. rows.Take(Most)]);
    }
}
