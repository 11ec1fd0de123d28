using EhdsReadiness.Core.Questionnaires;

namespace EhdsReadiness.Core.Tests.Questionnaires;

public class RepositoryContentTests
{
    [Fact]
    public void The_content_of_the_repository_has_no_faults()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EhdsReadiness.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        Assert.Equal([], ContentCheck.Check(Path.Combine(folder.FullName, "content")));
    }
}
