using System.CommandLine;
using Cardshop.Imaging.Inspection;

namespace Cardshop.Commands.Images;

/// <summary>The argument <c>IMAGE:PART:/PATH</c>.</summary>
internal static class ImagePathArgument
{
    public static Argument<ImagePath> Create() => new("IMAGE:PART:/PATH")
    {
        Description = "A place in an image: its path, the number of the partition (1 to 4), and a path there.",
        CustomParser = result =>
        {
            if (ImagePath.TryParse(result.Tokens[0].Value, out var place))
            {
                return place;
            }

            result.AddError($"\"{result.Tokens[0].Value}\" is not a place in an image, such as hotspot.img:3:/contents.");
            return null;
        },
    };

    /// <summary>Opens the image and finds the place.</summary>
    /// <exception cref="FileNotFoundException">There is no such image, or nothing at the place.</exception>
    public static (IVolume Volume, VolumeEntry Entry) Open(Session session, ImagePath place)
    {
        var volume = DiskImage.Open(session.Storage, Path.GetFullPath(place.Image)).Volume(place.Partition);
        return volume.Find(place.Path) is { } entry ? (volume, entry) : throw new FileNotFoundException($"{place}: there is no such file or folder.");
    }
}
