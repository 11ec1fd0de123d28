using System.Collections;

namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>One text of the content and where it stands, such as <c>Questionnaires[0].Questions[holder-opt-out].Help</c>.</summary>
internal sealed record PublishedText(string Path, Text Text);

/// <summary>Every text of the content, found by walking its records, so that a new kind of text cannot be forgotten.</summary>
internal static class PublishedTexts
{
    public static IReadOnlyList<PublishedText> All { get; } = [.. In(Published.Content, "")];

    private static IEnumerable<PublishedText> In(object? value, string path) => value switch
    {
        Text text => [new(path, text)],
        null or string or Enum => [],
        IEnumerable items => items.Cast<object?>().SelectMany((item, index) => In(item, $"{path}[{IdOf(item) ?? index}]")),
        _ when value.GetType().Namespace!.StartsWith("EhdsReadiness", StringComparison.Ordinal) => Parts(value, path),
        _ => [],
    };

    // What a record was made from; properties that it works out would give the same texts twice.
    private static IEnumerable<PublishedText> Parts(object record, string path) =>
        from parameter in record.GetType().GetConstructors().SelectMany(constructor => constructor.GetParameters())
        let property = record.GetType().GetProperty(parameter.Name!)
        where property is not null
        from text in In(property.GetValue(record), path.Length == 0 ? parameter.Name! : $"{path}.{parameter.Name}")
        select text;

    private static object? IdOf(object? item) => item?.GetType().GetProperty(nameof(Question.Id))?.GetValue(item);
}
