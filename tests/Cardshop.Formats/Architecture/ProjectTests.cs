using System.Xml.Linq;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Architecture;

/// <summary>ARCHITECTURE.md says which project may use which. What a used project uses may be used too.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Cardshop.Primitives"] = [],
        ["Cardshop.Disk"] = ["Cardshop.Primitives"],
        ["Cardshop.Content"] = ["Cardshop.Primitives"],
        ["Cardshop.Oci"] = ["Cardshop.Content"],
        ["Cardshop.Hotspot"] = ["Cardshop.Content"],
        ["Cardshop.Imaging"] = ["Cardshop.Hotspot", "Cardshop.Oci", "Cardshop.Disk"],
        ["Cardshop.Cards"] = ["Cardshop.Imaging"],
        ["Cardshop.Ftp"] = ["Cardshop.Primitives"],
        ["Cardshop.NetBoot"] = ["Cardshop.Primitives"],
        ["Cardshop.BootMedia"] = ["Cardshop.Disk", "Cardshop.Content"],
        ["Cardshop.Contracts"] = ["Cardshop.Primitives"],
        ["Cardshop.Scheduler"] = ["Cardshop.Contracts", "Cardshop.Imaging"],
        ["Cardshop.Warehouse"] = ["Cardshop.Contracts", "Cardshop.Content", "Cardshop.Ftp"],
        ["Cardshop.Manager"] = ["Cardshop.Contracts", "Cardshop.Hotspot"],
        ["Cardshop.Workers"] = ["Cardshop.Contracts", "Cardshop.Imaging", "Cardshop.Cards", "Cardshop.BootMedia", "Cardshop.NetBoot", "Cardshop.Ftp"],
        ["Cardshop.Device"] = ["Cardshop.Hotspot"],
    };

    /// <summary>The program uses all projects but the one that has a program of its own.</summary>
    private static readonly Dictionary<string, string[]> Programs = new(StringComparer.Ordinal)
    {
        ["Cardshop"] = [.. Allowed.Keys.Where(name => name is not "Cardshop.Device")],
    };

    private static readonly string[] Engines =
        ["Cardshop.Primitives", "Cardshop.Disk", "Cardshop.Content", "Cardshop.Oci", "Cardshop.Hotspot", "Cardshop.Imaging", "Cardshop.Cards", "Cardshop.Ftp", "Cardshop.NetBoot", "Cardshop.BootMedia"];

    public static TheoryData<string> Projects => [.. Folders().Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_architecture_allows(string project)
    {
        var known = Allowed.Concat(Programs).ToDictionary(StringComparer.Ordinal);
        Assert.True(known.ContainsKey(project), $"ARCHITECTURE.md and this test do not know {project}: say what it may reference.");
        var references = Read(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        Assert.Subset(known[project].ToHashSet(StringComparer.Ordinal), references.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_engine_knows_nothing_of_hosting_logging_and_dependency_injection(string project)
    {
        var uses = Read(project).Descendants("PackageReference").Concat(Read(project).Descendants("FrameworkReference")).Select(item => item.Attribute("Include")!.Value).ToList();
        var alien = uses.Where(name => name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal));
        Assert.Empty(Engines.Contains(project, StringComparer.Ordinal) ? alien : []);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_in_the_solution_and_in_the_architecture(string project)
    {
        var solution = XDocument.Parse(Checkout.Read("Cardshop.slnx")).Descendants("Project").Select(entry => entry.Attribute("Path")!.Value);
        Assert.Contains($"src/{project}/{project}.csproj", solution);
        Assert.Contains($"**{project}**", Checkout.Read("ARCHITECTURE.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_projects_to_look_at() => Assert.InRange(Folders().Count(), 7, Allowed.Count + Programs.Count);

    private static IEnumerable<string> Folders() => Directory.EnumerateDirectories(Checkout.PathOf("src")).Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Order(StringComparer.Ordinal);

    private static XDocument Read(string project) => XDocument.Parse(Checkout.Read($"src/{project}/{project}.csproj"));
}
