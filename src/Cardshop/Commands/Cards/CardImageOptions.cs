using System.CommandLine;
using Cardshop.Cards.Images;
using Cardshop.Commands.Images;
using Cardshop.Commands.Recipes;
using Cardshop.Commands.Sources;

namespace Cardshop.Commands.Cards;

/// <summary>The argument that says what is written to cards: an image, or a recipe that is composed while it is written.</summary>
internal sealed class CardImageOptions
{
    private static readonly string[] RecipeSuffixes = [".yaml", ".yml"];

    private readonly Argument<string> _image = new("IMAGE")
    {
        Description = "A disk image (IMAGE.manifest.json or IMAGE.bmap beside it says what is in it), or a recipe: a path that ends in .yaml or .yml, - for standard input, or a URL.",
    };

    private readonly ImageRequestOptions _request;

    public CardImageOptions() => _request = new ImageRequestOptions(_image);

    public void AddTo(Command command) => _request.AddTo(command);

    /// <summary>Opens it; of a recipe, fetches all that it names.</summary>
    /// <exception cref="RecipeException">The recipe cannot be used.</exception>
    /// <exception cref="IOException">The image cannot be read.</exception>
    public async Task<OpenedImage> OpenAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var name = parse.GetRequiredValue(_image);
        if (!IsRecipe(name))
        {
            return new OpenedImage(await Task.Run(() => CardImage.FromFile(session.Storage, Path.GetFullPath(name)), cancellation));
        }

        var workshop = _request.Sources.Open(session, parse);
        try
        {
            var request = await _request.ReadAsync(session, parse, workshop, fetch: true, ignoreLock: false, cancellation);
            var planned = await workshop.Planner.PlanAsync(request, workshop.Progress, cancellation);
            ImageRequestOptions.Tell(session.Reporter, planned.Notices);
            return new OpenedImage(await Task.Run(() => CardImage.FromPlan(planned.Plan!, name), cancellation), () => Close(session, parse, workshop));
        }
        catch
        {
            workshop.Dispose();
            throw;
        }
    }

    private static bool IsRecipe(string name) =>
        name is "-" || RecipeSource.IsRemote(name) || RecipeSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private void Close(Session session, ParseResult parse, Workshop workshop)
    {
        workshop.Dispose();
        Workshop.Prune(session, _request.Sources.CacheRoot(parse));
    }
}
