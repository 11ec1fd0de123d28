namespace EhdsReadiness.Core.Questionnaires;

/// <summary>What became of each question of an older version: <c>changes.yaml</c> in the folder of the newer one.</summary>
/// <param name="From">The older version, such as <c>2026-1</c>.</param>
/// <param name="Questions">One for every question of the older version, in the order of the file.</param>
public sealed record QuestionnaireChanges(string From, IReadOnlyList<QuestionChange> Questions)
{
    private readonly Dictionary<string, QuestionChange> _byQuestion = Index(Questions);

    /// <summary>What became of a question of the older version; null when the file does not say.</summary>
    public QuestionChange? Find(string questionId) => _byQuestion.GetValueOrDefault(questionId);

    // A question listed twice is a fault that the reader lists with all others; it must not throw here.
    private static Dictionary<string, QuestionChange> Index(IReadOnlyList<QuestionChange> questions)
    {
        var index = new Dictionary<string, QuestionChange>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            index.TryAdd(question.Question, question);
        }

        return index;
    }
}
