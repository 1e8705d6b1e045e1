using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Hotspot.Recipes;
using Cardshop.Oci;
using Cardshop.Oci.Images;
using Cardshop.Oci.References;
using Cardshop.Primitives.Compression;

namespace Cardshop.Imaging.Inputs;

/// <summary>Gets everything that a recipe names to hand, all at a time, and says of all that cannot be had why.</summary>
/// <param name="store">Where it is kept; what is returned reads from it, so it has to stay open as long.</param>
/// <param name="fetcher">Gets files.</param>
/// <param name="puller">Gets container images.</param>
public sealed class InputGatherer(ContentStore store, Fetcher fetcher, ImagePuller puller)
{
    /// <summary>Fetches what is not at hand, or, if the settings say so, only asks how much of it there is.</summary>
    /// <param name="recipe">What is wanted.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">Told how it goes, from any thread.</param>
    /// <param name="cancellation">Ends it; what has been transferred is kept for the next time.</param>
    /// <exception cref="InputsException">Some of it cannot be had.</exception>
    public async Task<ImageInputs> GatherAsync(
        Recipe recipe, InputSettings settings, IProgress<WorkProgress> progress, CancellationToken cancellation = default)
    {
        var rules = new LockRules(settings.Lock);
        var bases = new BaseInputs(store, fetcher, rules);
        var containers = new ContainerInputs(store, fetcher, puller, rules, settings.Platform);
        var files = new FileInputs(store, fetcher, rules, settings.ArchiveRoom);
        var images = recipe.OciImages.DistinctBy(image => ImageReference.Parse(image.Ident)).ToList();

        if (settings.Fetch)
        {
            // A source that does not exist should be known before hours of downloads, not after.
            var sources = AllAsync(Sources(recipe, images), source => ReachAsync(source, cancellation));
            var pulls = AllAsync(images.Where(image => image.Url is null), image => containers.ReachAsync(image, cancellation));
            Require((await sources).Concat(await pulls).Select(source => source.Cause));
        }

        var baseInput = AttemptAsync(
            () => settings.Fetch ? bases.GetAsync(recipe.Base, progress, cancellation) : bases.SurveyAsync(recipe.Base, progress, cancellation));
        var imageInputs = AllAsync(
            images, image => settings.Fetch ? containers.GetAsync(image, progress, cancellation) : containers.SurveyAsync(image, progress, cancellation));
        var fileInputs = AllAsync(
            recipe.Files, file => settings.Fetch ? files.GetAsync(file, progress, cancellation) : files.SurveyAsync(file, progress, cancellation));
        var (gotBase, gotImages, gotFiles) = (await baseInput, await imageInputs, await fileInputs);
        Require([gotBase.Cause, .. gotImages.Select(image => image.Cause), .. gotFiles.Select(file => file.Cause)]);
        return new ImageInputs(gotBase.Value!, [.. gotImages.Select(image => image.Value!)], [.. gotFiles.Select(file => file.Value!)]);
    }

    private static IEnumerable<Uri> Sources(Recipe recipe, IEnumerable<OciImageSpec> images) =>
        recipe.Files.Select(file => file.Url).Prepend(recipe.Base.Source).Concat(images.Select(image => image.Url)).OfType<Uri>().Distinct();

    private async Task<object> ReachAsync(Uri source, CancellationToken cancellation) =>
        (source.IsFile ? null : (object?)await fetcher.FindAsync(new FetchRequest(source), progress: null, cancellation))
        ?? await fetcher.ProbeAsync(source, cancellation);

    private static async Task<Attempt<T>> AttemptAsync<T>(Func<Task<T>> get)
        where T : class
    {
        try
        {
            return new Attempt<T>(await Task.Run(get), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OciException or MissingLibraryException)
        {
            return new Attempt<T>(null, error);
        }
    }

    private static Task<Attempt<T>[]> AllAsync<TItem, T>(IEnumerable<TItem> items, Func<TItem, Task<T>> get)
        where T : class => Task.WhenAll(items.Select(item => AttemptAsync(() => get(item))));

    private static void Require(IEnumerable<Exception?> causes)
    {
        var all = causes.OfType<Exception>().DistinctBy(cause => cause.Message).ToList();
        if (all.Count > 0)
        {
            throw new InputsException(all);
        }
    }

    private sealed record Attempt<T>(T? Value, Exception? Cause)
        where T : class;
}
