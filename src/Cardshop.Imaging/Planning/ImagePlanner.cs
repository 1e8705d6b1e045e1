using System.Security.Cryptography;
using System.Text;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;
using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Planning;

/// <summary>Turns a recipe into a planned image.</summary>
/// <param name="gatherer">Gets what the recipe names.</param>
public sealed class ImagePlanner(InputGatherer gatherer)
{
    /// <summary>Plans an image.</summary>
    /// <exception cref="InputsException">Some inputs cannot be had.</exception>
    /// <exception cref="ContentConflictException">Contents are in each other's way.</exception>
    /// <exception cref="ImageSpaceException">It becomes larger than it may.</exception>
    public async Task<PlannedImage> PlanAsync(ImageRequest request, IProgress<WorkProgress> progress, CancellationToken cancellation = default)
    {
        var recipe = request.Recipe;
        var wanted = recipe.Output.Size?.Bytes;
        var room = wanted ?? request.LargestSize?.Bytes ?? request.Inputs.ArchiveRoom;
        var inputs = await gatherer.GatherAsync(recipe, request.Inputs with { ArchiveRoom = room }, progress, cancellation);
        var baseContent = inputs.Base.Image is { } baseImage ? ContentLength(baseImage.DataFileSystem.ReadTree()) : 0;
        var tree = DataContents.Compose(inputs);
        var reserve = new DataReserve(
            inputs.Images.Sum(image => image.UnpackedLength.Bytes), inputs.Images.Sum(image => image.UnpackedInodes.Bytes));

        var (image, fit) = LayOut(request, inputs, tree, reserve, wanted);
        if (request.LargestSize is { } largest && fit.DiskLength > largest.Bytes)
        {
            throw new ImageSpaceException($"The image needs {fit.DiskLength} bytes ({new ByteSize(fit.DiskLength)}), more than the {largest.Bytes} that it may have.");
        }

        return new PlannedImage(
            request,
            inputs,
            new PlanReporter(recipe, inputs, fit).Report(baseContent),
            image?.Plan,
            [.. inputs.Notices, .. tree.Notices]);
    }

    private static (HotspotImage? Image, DataFit Fit) LayOut(ImageRequest request, ImageInputs inputs, DataTree tree, DataReserve reserve, long? wanted)
    {
        try
        {
            var image = inputs.IsExact
                ? HotspotImage.Compose(inputs.Base.Image!, tree, Settings(request.Recipe), reserve, wanted, DigestOf(request, inputs))
                : null;
            return (image, image?.Fit ?? Estimate(inputs.Base, tree, reserve, wanted));
        }
        catch (Ext4TreeException error)
        {
            throw new ContentConflictException([.. error.Problems.Select(problem => $"/data{problem}")]);
        }
    }

    private static ReadOnlyMemory<byte>? Settings(Recipe recipe) =>
        OffspotYaml.Write(recipe.Offspot) is { } text ? Encoding.UTF8.GetBytes(text) : null;

    private static long ContentLength(DirectoryNode folder) => folder.Entries.Values.Sum(node => node switch
    {
        FileNode file => file.Content.Length,
        DirectoryNode inner => ContentLength(inner),
        _ => 0,
    });

    private static DataFit Estimate(BaseInput baseInput, DataTree tree, DataReserve reserve, long? wanted)
    {
        var profile = baseInput.Image is { } image
            ? Ext4Profile.From(image.DataFileSystem.Superblock)
            : Ext4Profile.Default("data", Guid.Empty, Guid.Empty, default);
        return new DataSizing(tree.Root, profile, reserve).Fit(baseInput.DataStart.Bytes, baseInput.Length.Bytes, wanted);
    }

    /// <summary>What decides the bytes, besides size and code.</summary>
    private static Sha256Digest DigestOf(ImageRequest request, ImageInputs inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"{request.RecipeDigest} {request.Inputs.Platform} "));
        hash.AppendData(LockFile.ToJson(inputs.ToLock()));
        return new Sha256Digest(hash.GetHashAndReset());
    }
}
