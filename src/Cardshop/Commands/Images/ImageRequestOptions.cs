using System.CommandLine;
using Cardshop.Commands.Recipes;
using Cardshop.Commands.Sources;
using Cardshop.Hotspot.Yaml;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Planning;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Sizes;
using Cardshop.Reporting;

namespace Cardshop.Commands.Images;

/// <summary>What planning and creating an image have in common: the recipe, its lock, its limit.</summary>
/// <param name="recipe">The argument that names the recipe; null for <c>RECIPE</c>.</param>
internal sealed class ImageRequestOptions(Argument<string>? recipe = null)
{
    private readonly Argument<string> _recipe = recipe ?? RecipeArgument.Create();

    private readonly Option<string?> _lock = new("--lock")
    {
        Description = "Use the inputs that this file pins; where there is no such file, creating an image writes it.",
        HelpName = "FILE",
    };

    private readonly Option<ByteSize?> _largest = new("--max-size")
    {
        Description = "Fail if the image becomes larger: 64GB, 60GiB.",
        HelpName = "SIZE",
        CustomParser = result =>
        {
            if (ByteSize.TryParse(result.Tokens[0].Value, out var size))
            {
                return size;
            }

            result.AddError($"\"{result.Tokens[0].Value}\" is not a size, such as 64GB or 60GiB.");
            return null;
        },
    };

    public SourceOptions Sources { get; } = new();

    public void AddTo(Command command)
    {
        command.Add(_recipe);
        command.Add(_lock);
        command.Add(_largest);
        Sources.AddTo(command);
    }

    /// <summary>Absolute path of the lock file; null when none was named.</summary>
    public string? LockPathOf(ParseResult parse) => parse.GetValue(_lock) is { } path ? Path.GetFullPath(path) : null;

    /// <summary>The files of this machine that the options name: the recipe and the lock.</summary>
    public IEnumerable<string> FilesOf(ParseResult parse) =>
        new[] { RecipeSource.PathOf(parse.GetRequiredValue(_recipe)), LockPathOf(parse) }.OfType<string>();

    /// <summary>Reads the recipe and the lock.</summary>
    /// <param name="session">What the command works with.</param>
    /// <param name="parse">The command line.</param>
    /// <param name="workshop">Gets a recipe that lies on a server.</param>
    /// <param name="fetch">Whether inputs are to be fetched.</param>
    /// <param name="ignoreLock">Whether the lock is to be written anew.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RecipeException">The recipe cannot be used.</exception>
    public async Task<ImageRequest> ReadAsync(
        Session session, ParseResult parse, Workshop workshop, bool fetch, bool ignoreLock, CancellationToken cancellation)
    {
        var name = parse.GetRequiredValue(_recipe);
        var bytes = await RecipeSource.ReadAsync(name, () => workshop.Fetcher, cancellation);
        var reading = RecipeSource.Parse(bytes, name);
        Tell(session.Reporter, reading.Problems.Where(problem => problem.Severity == Severity.Notice).Select(problem => $"{reading.SourceName}:{problem}"));
        var inputs = new InputSettings
        {
            Fetch = fetch,
            Platform = Sources.PlatformOf(parse),
            Lock = !ignoreLock && LockPathOf(parse) is { } path ? LockFile.TryRead(session.Storage, path) : null,
        };
        return new ImageRequest(reading.Recipe ?? throw new RecipeException(reading), Sha256Digest.Of(bytes), inputs) { LargestSize = parse.GetValue(_largest) };
    }

    public static void Tell(IReporter reporter, IEnumerable<string> notices)
    {
        foreach (var notice in notices)
        {
            reporter.Notice(notice);
        }
    }
}
