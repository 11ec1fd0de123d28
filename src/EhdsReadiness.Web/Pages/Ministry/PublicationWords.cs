using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The figures of a publication in the words of one language: every page and every export takes them from here.</summary>
public sealed class PublicationWords(Content content, IStringLocalizer texts, Language language)
{
    public Language Language => language;

    /// <summary>The questionnaire that a publication counts; the newest when the content no longer has it.</summary>
    public Questionnaire QuestionnaireOf(Publication publication) => content.Find(publication.Questionnaire) ?? content.Questionnaires[^1];

    public string Say(string key, params object[] values) => texts[key, values].Value;

    /// <summary>200 à 499, 500 et plus; a dash when it is withheld.</summary>
    public string Count(CountRange? range) => range switch
    {
        null => Say("Withheld"),
        { To: { } to } => Formats.Interval(range.From, to, language),
        _ => Say("AndMore", Whole(range.From)),
    };

    public string Whole(long number) => Figures.Whole(number, language);

    public string Mean(ShownMean? mean) => mean switch
    {
        null => Say("None"),
        { Bound: Bound.Over } => Say("Over", mean.Value),
        { Bound: Bound.Under } => Say("Under", mean.Value),
        _ => mean.Value.ToString(CultureInfo.InvariantCulture),
    };

    public string Share(ShownShare? share) => share switch
    {
        null => Say("None"),
        { Bound: Bound.Over } => Say("Share.AtLeast", share.Percent),
        { Bound: Bound.Under } => Say("Share.AtMost", share.Percent),
        _ => Say("Share", share.Percent),
    };

    /// <summary>How many of the known organisations are counted, as far as the published range proves it: "at least half".</summary>
    public string Response(PublishedCell cell) => ResponseShare.Of(cell) switch
    {
        null => Say("Response.none"),
        { Most: null } share => Say("Response.least", End(share.Least)),
        { Least.Percent: 0 } share => Say("Response.most", End(share.Most)),
        var share => Say("Response.between", End(share.Least), End(share.Most)),
    };

    private string End(ResponseEnd end) => end.Fraction is { } fraction ? Say($"Fraction.{fraction.Id()}") : Say("Share", end.Percent);

    /// <summary>What became of a cell, with the publication whose figures it repeats.</summary>
    public string State(PublishedCell cell) => cell.State switch
    {
        CellState.Published => Say("State.published"),
        CellState.Repeated => Say("State.repeated", cell.FiguresOf!.Value),
        CellState.Withheld => Say("State.withheld"),
    };

    /// <summary>The name of a value of a dimension.</summary>
    public string Name(string dimension, string value, Publication publication) => dimension switch
    {
        TableIds.Role => Say($"Role.{value}"),
        TableIds.Kind => content.Field("organisation_kind").Find(value)?.Label.In(language) ?? value,
        TableIds.Region when value == TableIds.Overseas => Say("Overseas"),
        TableIds.Region => content.Field("region").Find(value)?.Label.In(language) ?? value,
        TableIds.Category => content.Field("categories").Find(value) is { } category ? $"{value}, {category.Label.In(language)}" : value,
        TableIds.Question => QuestionnaireOf(publication).Find(value)?.Ask.In(language) ?? value,
        _ => value,
    };

    /// <summary>The name of a measure: the overall score, or an axis.</summary>
    public string Measure(string measure, Publication publication) =>
        QuestionnaireOf(publication).FindAxis(measure) is { } axis ? axis.Title.In(language)
            : Say("Measure.overall");

    /// <summary>A due date, or law already in force.</summary>
    public string Due(DateOnly? due) => due is { } day ? Formats.Date(day, language) : Say("Due.now");

    public string Duty(string state) => Say($"Duty.{state}");

    public string Answer(string answer, Publication publication) =>
        int.TryParse(answer, CultureInfo.InvariantCulture, out var level)
            ? $"{level}, {QuestionnaireOf(publication).LevelNames[level].In(language)}" : Say($"Answer.{answer}");

    /// <summary>The measures of a publication: the overall score first.</summary>
    public IEnumerable<string> Measures(Publication publication) =>
        QuestionnaireOf(publication).Axes.Select(axis => axis.Id).Prepend(CellFigures.OverallMeasure);

    /// <summary>The states of duties, in their order.</summary>
    public static IEnumerable<string> DutyStates => Enum.GetValues<DutyState>().Select(Ids.Id);
}
