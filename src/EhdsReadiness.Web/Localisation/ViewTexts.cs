namespace EhdsReadiness.Web.Localisation;

/// <summary>The texts of the folder in which a view stands: <c>T</c> in every view.</summary>
public sealed class ViewTexts(PageTexts texts) : IStringLocalizer, IViewContextAware
{
    private FolderTexts _own = null!;

    public LocalizedString this[string name] => _own[name];

    public LocalizedString this[string name, params object[] arguments] => _own[name, arguments];

    /// <summary>The texts of another folder, such as <c>Pages/Assessments</c>.</summary>
    public IStringLocalizer In(string folder) => texts.In(folder);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => throw new NotSupportedException();

    public void Contextualize(ViewContext viewContext) => _own = texts.OfView(viewContext.ExecutingFilePath!);
}
